import type { i18n } from "i18next";
import { MONTHS_KK } from "./unbreakable.ts";

// Chromium ships without Kazakh number data and would write 2,000 where the server wrote 2 000; Russian writes alike.
const NUMBER_TAGS: Record<string, string> = { kk: "ru" };

/** A calendar day in figures, or in words where every browser knows them; Intl would write "2026 M06 1" in Kazakh. */
function dayText(day: string, language: string): string {
  if (language !== "en") return day.split("-").reverse().join(".");
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

// In words in every language: where a day is asked for, figures alone would not tell it from another.
function dayInWords(day: string, language: string): string {
  const [year, month, date] = day.split("-").map(Number);
  if (language === "kk") return `${year} жылғы ${date} ${MONTHS_KK.split("|")[(month ?? 1) - 1]}`;
  const tag = language === "en" ? "en-GB" : language;
  const words = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
  return words.replace(/\sг\./u, "\u00a0года");
}

/** Makes `{{count, number}}` and `{{min, day}}` read the same on the server and in every browser. */
export function addValueFormats(instance: i18n): void {
  instance.services.formatter?.addCached("number", (language, options) => {
    const format = new Intl.NumberFormat(NUMBER_TAGS[language ?? "en"] ?? language, options);
    return (value: number) => format.format(value);
  });
  instance.services.formatter?.add("day", (value: string, language) => dayText(value, language ?? "en"));
  instance.services.formatter?.add("words", (value: string, language) => dayInWords(value, language ?? "en"));
}
