import { expect, test } from "vitest";
import { waitOf } from "#app/i18n/wait.ts";

test.each([
  [1, "1 minutes"],
  [61, "2 minutes"],
  [7140, "119 minutes"],
  [7141, "2 hours"],
  [85_800, "24 hours"],
])("a wait of %i seconds is %s", (seconds, words) => {
  const { unit, count } = waitOf(seconds);
  expect(`${count} ${unit}`).toBe(words);
});
