import { useForm } from "@conform-to/react";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField } from "#app/ui/letter-field.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const READERS = [
  { locale: "ru" as const, samples: ["Пришлите новый скан."] },
  { locale: "kk" as const, samples: ["Қайта жіберуіңізді сұраймыз."] },
];

function Letter() {
  const [form, fields] = useForm<{ words: string }>({ id: "letter", defaultValue: { words: "Здравствуйте!" } });
  return (
    <PortalForm form={form}>
      <LetterField field={fields.words} label="Words" readers={READERS} limit={100} />
    </PortalForm>
  );
}

test("one click takes a sentence over behind what is typed, and it is counted (found F134)", async () => {
  renderUi(<Letter />);
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Words" });
  const [first] = screen.getAllByRole("button", { name: "Take over", hidden: true });
  await userEvent.click(first!);
  expect(field.value).toBe("Здравствуйте!\nПришлите новый скан.");
  expect(field).toHaveFocus();
  await userEvent.click(first!);
  expect(field.value).toBe("Здравствуйте!\nПришлите новый скан.");
  expect(screen.getByText("66 characters left")).toBeInTheDocument();
});
