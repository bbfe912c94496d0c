import { expect, test } from "vitest";
import { asciiDomain, hostWithin, isWebAddress } from "#app/platform/domain-names.ts";

test.each([
  "university.edu",
  "https://www.university.edu/en",
  "ht\u2060tps://university.edu",
  "\u200bhttps:\u2060//university.edu\u200b",
  "rector@university.edu\u2060",
])("the domain is read from %j", (typed) => {
  expect(asciiDomain(hostWithin(typed))).toBe("university.edu");
});

test("what is a web address is told also with what nobody sees in it", () => {
  const typed = ["https\u2060://university.edu", "\u200bwww.university.edu", "university.edu"];
  expect(typed.map(isWebAddress)).toEqual([true, true, false]);
});
