import type { Locale } from "#db/locales.ts";

/** What an institution is called, as far as it is known. */
export interface InstitutionNames {
  nameOfficial: string;
  nameOfficialLanguage: string;
  nameEn: string;
  nameRu: string | null;
  nameKk: string | null;
}

export interface ShownName {
  name: string;
  /** Language of `name` when it is not the reader's. */
  lang?: string;
  /** The name in the institution's own language, when it is another one. */
  original: { text: string; lang: string } | null;
}

interface EveryName extends Omit<InstitutionNames, "nameOfficialLanguage"> {
  acronym: string | null;
  otherNames?: readonly { value: string }[];
}

/** Every name an institution goes by, each once, the official one first. */
export function everyNameOf({ nameOfficial, nameEn, nameRu, nameKk, acronym, otherNames = [] }: EveryName): string[] {
  const names = [nameOfficial, nameEn, nameRu, nameKk, acronym, ...otherNames.map(({ value }) => value)];
  return [...new Set(names.flatMap((name) => name || []))];
}

/**
 * An institution's name for a reader: the official one where its language is the reader's, else its translation, else
 * the English one. The official name comes with it when it is another.
 */
export function nameOf(names: InstitutionNames, locale: Locale): ShownName {
  const translated = { en: names.nameEn, ru: names.nameRu, kk: names.nameKk }[locale];
  const { nameOfficial: text, nameOfficialLanguage: lang } = names;
  const isOwnLanguage = lang === locale;
  const name = isOwnLanguage ? text : (translated ?? names.nameEn);
  const isForeign = !isOwnLanguage && !translated;
  return { name, ...(isForeign && { lang: "en" }), original: text === name ? null : { text, lang } };
}
