import type { i18n } from "i18next";

// Chromium ships without Kazakh number data and would write 2,000 where the server wrote 2 000; Russian writes alike.
const NUMBER_TAGS: Record<string, string> = { kk: "ru" };

/** A calendar day in figures, or in words where every browser knows them; Intl would write "2026 M06 1" in Kazakh. */
function dayText(day: string, language: string): string {
  if (language !== "en") return day.split("-").reverse().join(".");
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

/** Makes `{{count, number}}` and `{{min, day}}` read the same on the server and in every browser. */
export function addValueFormats(instance: i18n): void {
  instance.services.formatter?.addCached("number", (language, options) => {
    const format = new Intl.NumberFormat(NUMBER_TAGS[language ?? "en"] ?? language, options);
    return (value: number) => format.format(value);
  });
  instance.services.formatter?.add("day", (value: string, language) => dayText(value, language ?? "en"));
}
