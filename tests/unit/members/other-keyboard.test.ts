import { expect, test } from "vitest";
import { onOtherKeyboard } from "#app/features/members/directory/other-keyboard.ts";

test.each([
  ["rfpfym", "казань"],
  [",tkfhecm", "беларусь"],
  ["Fkvfns 2026", "алматы 2026"],
  ["2lsktn", "әдылет"],
  ["ищдщптф", "bologna"],
  ["ЬШСРШПФТ", "michigan"],
])("%s was typed on the other keyboard: %s", (typed, meant) => {
  expect(onOtherKeyboard(typed)).toBe(meant);
});

test.each(["rfp", "北京大学", "kazanь", "", "2026", "M-2026-0001", "éçole"])("%s is not turned", (typed) => {
  expect(onOtherKeyboard(typed)).toBeNull();
});
