import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OwnWords } from "#app/ui/own-words.tsx";

test("the number of an invoice in what somebody typed stays on one line", () => {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<OwnWords text="Оплата по счёту D-2026-0005 за 2026 год" />);
  expect(page.textContent).toBe("Оплата по счёту D-2026-0005 за 2026 год");
  expect(page.querySelector(".nowrap")?.textContent).toBe("D-2026-0005");
  expect(page.querySelector("bdi")?.lang).toBe("ru");
});
