import { describe, expect, test } from "vitest";
import { contactsIn } from "#app/features/projects/posting/contacts.ts";
import { workOf } from "#tests/support/work-of.ts";

describe("what in a text is an address or a telephone", () => {
  test.each([
    ["Call 0555 123 456 in the evening.", ["0555 123 456"]],
    ["Деканат: 0312 62 12 34, спросить Айгуль", ["0312 62 12 34"]],
    ["Наш номер 0(312) 621-234.", ["0(312) 621-234"]],
    ["Звоните 8 (727) 123-45-67 или 87011234567", ["8 (727) 123-45-67", "87011234567"]],
    ["Call +7 (727) 123-45-67 before you measure.", ["+7 (727) 123-45-67"]],
    ["Ring +996 555 123 456 or 00996 555 123 456", ["+996 555 123 456", "00996 555 123 456"]],
    ["Ankara: 0312 123 45 67; Berlin: 030 12345678", ["0312 123 45 67", "030 12345678"]],
    ["тел.: 62-12-34", ["62-12-34"]],
    ["Write to https://wa.me/77011234567 or t.me/aigul_s.", ["https://wa.me/77011234567", "t.me/aigul_s"]],
    [
      "Write aigul@university.example, bolat@university.example; aigul@university.example",
      ["aigul@university.example", "bolat@university.example"],
    ],
  ])("%s", (text, expected) => {
    expect(contactsIn(text)).toEqual(expected);
  });

  test.each([
    "In 2026-2027, 2025/2026 and from 1 September 2026 until 30 June 2028",
    "From 2026-09-01 to 2027-06-30, or 01.09.2026-30.06.2027, or 01-09-2026",
    "The budget is 800 000 000 tenge, 87 011 234 567 sum, 12 500 000 KZT and 1.250.000,00 EUR",
    "It grows by +10 000 000 000 sum and +25 % a year",
    "ISBN 978-5-02-038479-3, ISBN 0-306-40615-2, 0-306-40615-2 and 978-601-04-1234-5, ISSN 0130-3864",
    "doi:10.1080/01449290310001592434 and https://doi.org/10.1007/978-3-030-12345-6_7",
    "Grant AP08856034, грант № 0123456789, ИРН AP19676851, project 0555123456, contract 087-2026-01234",
    "ORCID 0000-0002-1825-0097, from 09:00 to 18:00, 0.123456789 and 0,0001 of 8 000 people",
    "8 universities, 08 rooms, 2 000 000 visitors, 150 000 books, 43.238949, 76.889709",
    "We follow @unesco and speak at t.me",
  ])("not in: %s", (text) => {
    expect(contactsIn(text)).toEqual([]);
  });

  test("a long text is read in no time", () => {
    const work = workOf(() => {
      for (const part of ["0 ", "8(", "+7 ", "a@", "тел ", "0-"]) contactsIn(part.repeat(20_000));
    });
    expect(work).toBeLessThan(2000);
  });
});
