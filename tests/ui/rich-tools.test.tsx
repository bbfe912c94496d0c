import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RichTools } from "#app/ui/rich-tools.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

function open(value: string, start: number, end = start): HTMLTextAreaElement {
  renderUi(
    <>
      <textarea id="words" aria-label="Words" defaultValue={value} />
      <RichTools textAreaId="words" />
    </>,
  );
  const area = screen.getByLabelText<HTMLTextAreaElement>("Words");
  area.setSelectionRange(start, end);
  return area;
}

const tool = async (name: string) => {
  await globalThis.customElements.whenDefined("md-header");
  return screen.getByText(name);
};

test("the sign of a heading stands before its line, wherever in the line one is, and is taken away there", async () => {
  const area = open("One\nThe aims of all\nThree", 12);
  fireEvent.click(await tool("Heading"));
  expect(area.value).toBe("One\n## The aims of all\nThree");
  area.setSelectionRange(15, 19);
  fireEvent.click(await tool("Heading"));
  expect(area.value).toBe("One\nThe aims of all\nThree");
  area.setSelectionRange(2, 2);
  fireEvent.keyDown(await tool("Heading"), { key: "Enter" });
  expect(area.value).toBe("## One\nThe aims of all\nThree");
});

test("Ctrl+B and Ctrl+I do what their tools do, on a keyboard with other letters too; other keys are left alone", async () => {
  const area = open("The aims of all", 4, 8);
  await tool("Bold");
  fireEvent.keyDown(area, { key: "и", code: "KeyB", ctrlKey: true });
  expect(area.value).toBe("The **aims** of all");
  area.setSelectionRange(0, 3);
  expect(fireEvent.keyDown(area, { key: "i", code: "KeyI", metaKey: true })).toBe(false);
  expect(area.value).toBe("_The_ **aims** of all");
  for (const event of [
    { key: "b", code: "KeyB" },
    { key: "k", code: "KeyK", ctrlKey: true },
    { key: "I", code: "KeyI", ctrlKey: true, shiftKey: true },
  ])
    expect(fireEvent.keyDown(area, event)).toBe(true);
  expect(area.value).toBe("_The_ **aims** of all");
});
