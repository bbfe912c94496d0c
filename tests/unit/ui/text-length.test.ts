import { expect, test } from "vitest";
import { prose } from "#app/platform/fields.ts";
import { textLength } from "#app/ui/text-length.ts";

test("a text is as long for who writes it as for the form that reads it, pictures too", () => {
  const text = `${"🎓".repeat(5)}абвгд`;
  expect(textLength(text, "characters")).toBe(10);
  expect(prose({ max: 10 }).safeParse(text).success).toBe(true);
  expect(prose({ max: 10 }).safeParse(`${text}x`).success).toBe(false);
});
