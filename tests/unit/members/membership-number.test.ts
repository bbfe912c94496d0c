import { expect, test } from "vitest";
import { readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { visibleLine, visibleProse } from "#app/platform/visible-text.ts";

test.each([
  "M-2026-0054",
  "\u200bM-2026-0054\u200b",
  "M\u00ad-2026-\u20600054",
  "M-2026-0054.",
  "M-2026-0054, ",
  "№ M-2026-0054",
  "№M-2026-0054",
  "No. M-2026-0054",
  "№ «M-2026-0054».",
  "«M-2026-0054»",
  "“m-2026-0054”.",
  "(M-2026-0054)",
  "M_2026_0054",
  "M/2026/0054",
  "https://portal.example/verify/M-2026-0054",
  "https:\u2060//portal\u2060.example/ver\u2060ify/M-2026-0054",
  "https://portal.example/verify/M-2026-0054%E2%81%A0",
  "https://portal.example/verify/M-2026-0054?lng=ru#main",
  "M-2O26-OO54",
  "М-2О26-оо54",
  "M-٢٠٢٦-٠٠٥٤",
  "M-۲۰۲۶-۰۰۵۴",
  "M-2026-54",
  "M 2026 54",
  "M20260054",
])("the number of a membership is read from %j", (typed) => {
  expect(readMembershipNumber(typed)).toBe("M-2026-0054");
});

test.each(["", "54", "A-2026-0054", "M-2026", "M-26-0054", "M-2026-0054-1", "M-2026-0054 M-2026-0055"])(
  "no number is read from %j",
  (typed) => {
    expect(readMembershipNumber(typed)).toBeNull();
  },
);

test("code points that are no characters are taken out of what is typed", () => {
  for (const seen of [visibleLine, visibleProse]) expect(seen("a\ufffeb\ufdd0c\u{1ffff}")).toBe("abc");
});
