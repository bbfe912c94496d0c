import { readsAsEnglish } from "./english.ts";

const LETTER = /\p{L}/gu;

/** Scripts in which, of the languages that are met here, one is written. */
const ONE_LANGUAGE: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
];
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const LATIN = /\p{Script=Latin}/gu;

const shareOf = (script: RegExp, text: string, letters: number) => (text.match(script)?.length ?? 0) / letters;

/** What cannot be told; a screen reader then takes its own voice and not the one of the page. */
const UNKNOWN = "";

// In the order in which they exclude one another: Kazakh has letters that Kyrgyz and Mongolian lack.
function cyrillicLanguage(text: string): string {
  if (/[әғқұһ]/iu.test(text)) return "kk";
  if (/[їєґў]/iu.test(text)) return UNKNOWN;
  if (/і/iu.test(text)) return "kk";
  if (/[өүң]/iu.test(text)) return /ң/iu.test(text) ? "ky" : UNKNOWN;
  return /[ҳҷӣӯјљњџћђѓќѕ]/iu.test(text) ? UNKNOWN : "ru";
}

const arabicLanguage = (text: string) => (/[ٹڈڑںےہھ]/u.test(text) ? "ur" : /[پچژگکی]/u.test(text) ? "fa" : "ar");

// Marks that English does not write in words of its own.
const latinLanguage = (text: string) =>
  readsAsEnglish(text) && shareOf(/[^\p{ASCII}]/gu, text.replace(/\P{L}/gu, ""), text.length) < 0.02 ? "en" : UNKNOWN;

/**
 * The language somebody typed in, as a BCP 47 tag for `lang`: told by script and letters, since a form asks nobody which
 * language they write. Undefined for a text without letters, empty where it cannot be told.
 */
export function languageOfText(text: string): string | undefined {
  const letters = text.match(LETTER)?.length ?? 0;
  if (letters === 0) return undefined;
  if (shareOf(CYRILLIC, text, letters) > 0.5) return cyrillicLanguage(text);
  if (shareOf(ARABIC, text, letters) > 0.5) return arabicLanguage(text);
  if (shareOf(LATIN, text, letters) > 0.5) return latinLanguage(text);
  return ONE_LANGUAGE.find(([script]) => shareOf(script, text, letters) > 0.3)?.[1] ?? UNKNOWN;
}

// Languages of East Asia share signs.
const scriptOf = (lang: string) => new Intl.Locale(lang).maximize().script?.replace(/^(Hans|Hant|Jpan|Kore)$/, "Hani");

/** The language of words that stand beside a text: that of the text, unless they are in another script. */
export function languageBeside(words: string, lang: string | undefined): string | undefined {
  const told = languageOfText(words);
  if (!lang || told === undefined) return lang ?? told;
  if (told === UNKNOWN) return scriptOf(lang) === "Arab" ? UNKNOWN : lang;
  return scriptOf(told) === scriptOf(lang) ? lang : told;
}
