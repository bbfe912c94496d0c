import { expect, test } from "vitest";
import { beginningAsKept, readEmailAddress } from "#app/platform/email-address.ts";

const WHOLE = "info@университет.рф";

test("an address that is typed letter by letter is found by every beginning of it", () => {
  const read = readEmailAddress(WHOLE);
  const kept = read.ok ? read.address : "";
  expect(kept).toContain("@xn--");
  for (let length = 1; length <= WHOLE.length; length++)
    expect(kept.startsWith(beginningAsKept(WHOLE.slice(0, length))), WHOLE.slice(0, length)).toBe(true);
  expect(kept.startsWith(beginningAsKept(" INFO@Университет.РФ "))).toBe(true);
  expect(beginningAsKept(kept)).toBe(kept);
});

test("a domain in other letters finds no other domain", () => {
  const read = readEmailAddress("info@институт.рф");
  expect(read.ok && read.address.startsWith(beginningAsKept(WHOLE))).toBe(false);
  expect(beginningAsKept("office@uni.exam")).toBe("office@uni.exam");
});
