import { READ_BEFORE_ENGLISH, type Locale, type Translations } from "#db/locales.ts";

/** A text in one of the languages in which it is known. */
export interface TextVersion {
  text: string;
  /** Undefined where nobody was asked in which language it was written. */
  lang: string | undefined;
  isOriginal: boolean;
}

/** A text as it was written and its translations. */
interface Written {
  original: string;
  textLanguage: string | null | undefined;
  translations: Translations;
}

/** Every version of a text, the original first. */
export function versionsOf({ original, textLanguage, translations }: Written): TextVersion[] {
  const own = { text: original, lang: textLanguage ?? undefined, isOriginal: true };
  const others = Object.entries(translations).map(([lang, text]) => ({ text, lang, isOriginal: false }));
  return [own, ...others].filter(({ text }) => text !== "");
}

/** The version for a reader: in a language of the reader's own, else as it was written. */
export function versionFor(locale: Locale, written: Written): TextVersion {
  const versions = versionsOf(written);
  const found = [locale, READ_BEFORE_ENGLISH[locale]]
    .filter((lang) => lang !== undefined)
    .flatMap((lang) => versions.find((one) => one.lang === lang) ?? []);
  return found[0] ?? versions[0] ?? { text: "", lang: undefined, isOriginal: true };
}
