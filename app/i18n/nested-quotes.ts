import type { i18n } from "i18next";
import type { Locale } from "#db/locales.ts";

const NESTING: readonly Locale[] = ["ru", "kk"];
const NAME = "nested-quotes";
const WITHIN = /«[^»]*«/u;

/** A quotation within a quotation, such as a name with marks of its own, in the inner marks: «Музей „Сулайман-Тоо“». */
export function nestQuotes(text: string): string {
  if (!WITHIN.test(text)) return text;
  let depth = 0;
  let isPaired = true;
  const nested = text.replace(/[«»]/gu, (mark) => {
    if (mark === "«") return ++depth > 1 ? "„" : mark;
    depth -= 1;
    isPaired &&= depth >= 0;
    return depth > 0 ? "“" : mark;
  });
  return isPaired && depth === 0 ? nested : text;
}

/** Makes sentences of Russian and Kazakh nest their quotation marks once the values are in them. */
export function addNestedQuotes(instance: i18n): i18n {
  return instance.use({
    type: "postProcessor",
    name: NAME,
    process: (text: unknown) => (typeof text === "string" ? nestQuotes(text) : text) as string,
  });
}

export const postProcessIn = (locale: Locale): string[] => (NESTING.includes(locale) ? [NAME] : []);
