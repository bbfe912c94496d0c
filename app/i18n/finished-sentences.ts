import type { i18n } from "i18next";
import type { Locale } from "#db/locales.ts";

const NESTING: readonly Locale[] = ["ru", "kk"];
const NESTED_QUOTES = "nested-quotes";
const ENDED_ONCE = "ended-once";
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

/** A sentence whose last word brings a full stop of its own, such as the initial of a name, ends with one. */
export const endOnce = (text: string): string =>
  text.includes("..") ? text.replace(/(?<=[\p{L}\p{N}])\.\.(?=\s|$)/gu, ".") : text;

/** Puts sentences right once the values are in them: their full stops, and in Russian and Kazakh quotations within one. */
export function finishSentences(instance: i18n): i18n {
  const add = (name: string, finish: (text: string) => string) =>
    instance.use({
      type: "postProcessor",
      name,
      process: (text: unknown) => (typeof text === "string" ? finish(text) : text) as string,
    });
  add(ENDED_ONCE, endOnce);
  return add(NESTED_QUOTES, nestQuotes);
}

export const postProcessIn = (locale: Locale): string[] =>
  NESTING.includes(locale) ? [ENDED_ONCE, NESTED_QUOTES] : [ENDED_ONCE];
