import type { i18n } from "i18next";

// Chromium ships without Kazakh number data and would write 2,000 where the server wrote 2 000; Russian writes alike.
const NUMBER_TAGS: Record<string, string> = { kk: "ru" };

/** Makes `{{count, number}}` read the same on the server and in every browser. */
export function addNumberFormat(instance: i18n): void {
  instance.services.formatter?.addCached("number", (language, options) => {
    const format = new Intl.NumberFormat(NUMBER_TAGS[language ?? "en"] ?? language, options);
    return (value: number) => format.format(value);
  });
}
