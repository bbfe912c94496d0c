import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const refused = () => ({ status: "error" as const, error: { "": ["members:merging.refused.replaced"] } });

function Page() {
  const [answer, setAnswer] = useState<ReturnType<typeof refused>>();
  return (
    <>
      <RefusalHere lastResult={answer} />
      <button onClick={() => setAnswer(refused())}>Merge</button>
    </>
  );
}

test("why nothing was taken has the focus, each time the button is pressed", () => {
  renderUi(<Page />);
  const button = screen.getByRole("button");
  expect(screen.queryByRole("alert")).toBeNull();
  for (let times = 0; times < 2; times++) {
    button.focus();
    fireEvent.click(button);
    expect(document.activeElement).toBe(screen.getByRole("alert").parentElement);
  }
});
