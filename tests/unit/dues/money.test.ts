import { describe, expect, test } from "vitest";
import {
  decimalsOf,
  digitsOfMarkedOnce,
  isCurrency,
  MOST_MINOR,
  plainMoney,
  readMoney,
} from "#app/features/dues/money.ts";
import { moneyText, typedMoney } from "#app/features/dues/money-text.server.ts";
import { LOCALES } from "#db/locales.ts";

describe("sums of money", () => {
  test.each([
    ["9000", 900_000],
    ["9,000.00", 900_000],
    ["9 000,00", 900_000],
    ["9\u00a0000,00", 900_000],
    ["9\u202f000,00", 900_000],
    ["9.000,00", 900_000],
    ["9'000.5", 900_050],
    ["9 000", 900_000],
    ["9'000", 900_000],
    ["10 005,00", 1_000_500],
    ["10.00", 1000],
    ["9,5", 950],
    ["0.10", 10],
    ["1.234.567,89", 123_456_789],
    ["-12.30", -1230],
    ["12,30-", -1230],
    ["(12.30)", -1230],
    ["\u221212.30", -1230],
    ["٩٠٠", 90_000],
    ["0", 0],
    ["-0", 0],
  ])("%s is read as it is meant", (typed, minor) => {
    expect(readMoney(typed, "USD")).toBe(minor);
  });

  test.each([
    "",
    "abc",
    "12.3456",
    "10.005",
    "9,000",
    "-9,000",
    "999.999",
    "1,23,456",
    "9,000,00",
    "9.000.00",
    "12 34",
    "1e5",
    "=1+1",
    "99999999999999",
    "--5",
  ])("%s is no sum", (typed) => expect(readMoney(typed, "USD")).toBeNull());

  test("what has two readings in its currency is not guessed, and what has no smaller unit may be written with noughts", () => {
    expect(readMoney("9,000", "KWD")).toBeNull();
    expect(readMoney("9,000", "JPY")).toBe(9000);
    expect(["10.005", "9,000", "10.05", "1,234,567", "0.005"].map((typed) => digitsOfMarkedOnce(typed, "USD"))).toEqual(
      [...["10005", "9000", null, null, null]],
    );
    expect(readMoney("9,000.000", "KWD")).toBe(9_000_000);
    expect(readMoney("9,000.00", "JPY")).toBe(9000);
    expect(readMoney("9.50", "JPY")).toBeNull();
  });

  test("whatever is written out is read back, for every number of decimals and up to the most", () => {
    for (const currency of ["USD", "KZT", "JPY", "KWD"])
      for (const minor of [0, 1, 9, 99, 100, 101, 12_345, MOST_MINOR / 10, -1, -12_345])
        expect([currency, readMoney(plainMoney(minor, currency), currency) ?? "two readings"]).toEqual([
          currency,
          decimalsOf(currency) === 3 &&
          /^-?\d{1,3}\.\d{3}$/.test(plainMoney(minor, currency)) &&
          !/^-?0\./.test(plainMoney(minor, currency))
            ? "two readings"
            : minor,
        ]);
  });

  test("a sum is written exactly in every language, beyond what a floating number holds", () => {
    const digits = (text: string) => text.replace(/\D/g, "");
    for (const locale of LOCALES) {
      expect(digits(moneyText(123_456, "USD", locale))).toBe("123456");
      expect(moneyText(123_456, "USD", locale)).toContain("USD");
      expect(digits(moneyText(99_999_999_999_999, "EUR", locale))).toBe("99999999999999");
    }
    expect(moneyText(120_000, "USD", "en").replace(/\s/g, " ")).toBe("USD 1,200.00");
    expect(moneyText(120_000, "KZT", "ru").replace(/\s/g, " ")).toBe("1 200,00 KZT");
  });

  test("a sum in a field is written as the language writes it, and read back", () => {
    const plain = (text: string) => text.replace(/\s/g, " ");
    expect(LOCALES.map((locale) => plain(typedMoney(120_050, "USD", locale)))).toEqual(
      LOCALES.map((locale) => (locale === "en" ? "1,200.50" : "1 200,50")),
    );
    for (const locale of LOCALES)
      for (const currency of ["USD", "KZT", "JPY"])
        for (const minor of [1, 99, 12_345, 123_456_789])
          expect(readMoney(typedMoney(minor, currency, locale), currency)).toBe(minor);
  });

  test("only codes of ISO 4217 are currencies", () => {
    expect(["USD", "KZT", "XXZ", "usd", ""].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});
