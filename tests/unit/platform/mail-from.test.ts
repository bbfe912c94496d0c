import { expect, test } from "vitest";
import { readMailFrom } from "#app/platform/mail-from.ts";

const secretariat = { name: "Secretariat", address: "s@example.org" };

test.each([
  ["Secretariat <s@example.org>", secretariat],
  ['"Secretariat <s@example.org>"', secretariat],
  ["'Secretariat <s@example.org>'", secretariat],
  ['"Secretariat" <s@example.org>', secretariat],
  [" Secretariat<s@example.org> ", secretariat],
  ["s@example.org", { name: "", address: "s@example.org" }],
  ["<s@example.org>", { name: "", address: "s@example.org" }],
  ["Секретариат ассоциации <s@example.org>", { name: "Секретариат ассоциации", address: "s@example.org" }],
])("the sender %s is read (found F103)", (value, expected) => {
  expect(readMailFrom(value)).toEqual(expected);
});

test.each([
  "",
  "Secretariat",
  "s@",
  "Secretariat <s@example.org> <t@example.org>",
  '"Secretariat <s@example.org>',
  "s@example.org, t@example.org",
  "S\r\nBcc: x@example.org <s@example.org>",
])("the sender %j is refused (found F103)", (value) => {
  expect(readMailFrom(value)).toBeNull();
});
