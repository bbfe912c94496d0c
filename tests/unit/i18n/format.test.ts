import { readYearlyDay } from "#app/platform/typed-dates.ts";
import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatYearlyDay,
  formatDecimal,
  formatMonth,
  formatNumber,
  formatRelativeDays,
} from "#app/i18n/format.server.ts";
import { LOCALES } from "#db/locales.ts";

const lateEvening = new Date("2026-09-05T20:30:00Z");
const inEachLanguage = (format: (locale: (typeof LOCALES)[number]) => string) =>
  LOCALES.map((locale) => format(locale).replaceAll(/[\u00a0\u202f]/g, " "));

describe("instants", () => {
  it("are dated in Almaty unless another zone is given", () => {
    expect(inEachLanguage((locale) => formatDate(lateEvening, locale))).toEqual([
      "6 September 2026",
      "6 сентября 2026 года",
      "2026 ж. 6 қыркүйек",
    ]);
    expect(formatDate(lateEvening, "en", "Europe/Rome")).toBe("5 September 2026");
    expect(formatDate(lateEvening, "en", "Asia/Almaty")).toBe("6 September 2026");
  });

  it("carry the time and its zone", () => {
    expect(inEachLanguage((locale) => formatDateTime(lateEvening, locale))).toEqual([
      "6 September 2026 at 01:30 (Almaty Time)",
      "6 сентября 2026 года в 01:30 (Алматы)",
      "2026 ж. 6 қыркүйек, 01:30 (Алматы уақыты)",
    ]);
    expect(formatDateTime(lateEvening, "en", "UTC")).toBe("5 September 2026 at 20:30 (GMT+0)");
  });

  it("refuse what is no date and no zone", () => {
    expect(() => formatDate(new Date(Number.NaN), "en")).toThrow(RangeError);
    expect(() => formatDate(lateEvening, "en", "Almaty")).toThrow(RangeError);
  });
});

describe("calendar days and months", () => {
  it("do not move with a zone", () => {
    expect(inEachLanguage((locale) => formatDay("2028-06-30", locale))).toEqual([
      "30 June 2028",
      "30 июня 2028 года",
      "2028 ж. 30 маусым",
    ]);
  });

  it("are named by month and year", () => {
    expect(inEachLanguage((locale) => formatMonth("2026-09", locale))).toEqual([
      "September 2026",
      "сентябрь 2026 года",
      "2026 ж. қыркүйек",
    ]);
  });

  it.each(["", "2026", "2026-13", "September"])("refuse the month %j", (month) => {
    expect(() => formatMonth(month, "en")).toThrow(RangeError);
  });

  it.each(["", "2026-09", "2026-09-32", "30.06.2028"])("refuse the day %j", (day) => {
    expect(() => formatDay(day, "en")).toThrow(RangeError);
  });
});

describe("numbers", () => {
  it("are grouped as the language does", () => {
    expect(inEachLanguage((locale) => formatNumber(1234567.5, locale))).toEqual([
      "1,234,567.5",
      "1 234 567,5",
      "1 234 567,5",
    ]);
  });

  it("of a measure keep all their places and are not grouped", () => {
    expect(inEachLanguage((locale) => formatDecimal(40.52828, locale))).toEqual(["40.52828", "40,52828", "40,52828"]);
    expect(formatDecimal(-1234.5, "ru")).toBe("-1234,5");
  });
});

describe("days from today", () => {
  it.each([
    [-1, "yesterday", "вчера", "кеше"],
    [0, "today", "сегодня", "бүгін"],
    [5, "in 5 days", "через 5 дней", "5 күннен кейін"],
    [21, "in 21 days", "через 21 день", "21 күннен кейін"],
    [-3, "3 days ago", "3 дня назад", "3 күн бұрын"],
  ])("says %i in words", (days, ...words) => {
    expect(inEachLanguage((locale) => formatRelativeDays(days, locale))).toEqual(words);
  });
});

describe("days of every year", () => {
  it("are written in the words of the language, and read back", () => {
    for (const locale of LOCALES)
      for (const day of ["01-01", "02-29", "03-31", "12-16"])
        expect([locale, readYearlyDay(formatYearlyDay(day, locale))]).toEqual([locale, day]);
    expect(formatYearlyDay("03-31", "ru")).toBe("31 марта");
    expect(["March 31", "31 March", "31.03.", "03-31", "31 наурыз"].map(readYearlyDay)).toEqual(Array(5).fill("03-31"));
    expect(["31 апреля", "March", "31 March 2026", "31 nonsense"].map(readYearlyDay)).toEqual([null, null, null, null]);
    expect(() => formatYearlyDay("3-31", "en")).toThrow(RangeError);
  });
});
