import { languageOfText } from "#app/i18n/text-language.ts";
import type { Locale } from "#db/locales.ts";
import { type Language, LANGUAGES } from "#db/vocabulary-taxonomies.ts";

const LATIN = /\p{Script=Latin}/u;

const known = (code: string | undefined): Language | undefined => LANGUAGES.find((one) => one === code);

interface Written {
  sentence: string;
  /** What the form says, and what it said by itself. */
  language?: Language;
  told?: string;
}

/**
 * In which language a sentence is written: as its writer has set it, else as its letters tell, else as the page is read
 * where that is written in such letters. Undefined where somebody has to say.
 */
export function languageOfAsk({ sentence, language, told }: Written, locale: Locale): Language | undefined {
  if (language && language !== told) return language;
  const isOfLocale = LATIN.test(sentence) === (locale === "en");
  const isFamiliar = /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(sentence);
  return known(languageOfText(sentence)) ?? (isFamiliar && isOfLocale ? known(locale) : undefined);
}
