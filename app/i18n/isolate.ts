import type { Locale } from "#db/locales.ts";
import { directionOf } from "./locale.ts";

const [ISOLATE, END] = ["\u2068", "\u2069"];
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Words that somebody wrote, to stand in a line of other words: what is written from the right keeps to itself, or the
 * date or the comma after it would change sides.
 */
export function isolated(text: string): string {
  return FROM_THE_RIGHT.test(text) ? ISOLATE + text + END : text;
}

/** The parts that are there, in one line. */
export function lineOf(parts: readonly (string | false | null | undefined)[], mark = ", "): string {
  return parts
    .filter((part) => typeof part === "string" && part !== "")
    .map((part) => isolated(part as string))
    .join(mark);
}

/** Among words from the right every value is a stranger: Latin letters, a telephone number, a name with a bracket at its end. */
const amongWordsFromTheRight = (text: string) => (text === "" ? "" : ISOLATE + text + END);

/** How i18next sets values into a sentence. React escapes what it shows, letters escape in their own layout. */
export const interpolationIn = (locale: Locale) => ({
  escapeValue: true,
  escape: directionOf(locale) === "rtl" ? amongWordsFromTheRight : isolated,
});
