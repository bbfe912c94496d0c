import { expect, test } from "vitest";
import { differingLines } from "#app/features/projects/posting/differing-lines.ts";

const text = (...paragraphs: string[]) => paragraphs.join("\n\n");

test("paragraphs that both texts share are left out, wherever they stand", () => {
  const found = differingLines(text("One", "Two", "Three", "Four"), text("One", "New", "Two", "Three", "Five"));
  expect(found).toEqual({ before: text("[…]", "Four"), now: text("[…]", "New", "[…]", "Five") });
});

test("texts that share nothing stay whole, as does one that was empty", () => {
  expect(differingLines(text("One", "Two"), "Three")).toEqual({ before: text("One", "Two"), now: "Three" });
  expect(differingLines("", text("One", "Two"))).toEqual({ before: "", now: text("One", "Two") });
});

test("a paragraph that was moved is shown once on each side", () => {
  expect(differingLines(text("A", "B", "C"), text("C", "A", "B"))).toEqual({
    before: text("[…]", "C"),
    now: text("C", "[…]"),
  });
});
