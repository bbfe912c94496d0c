import type { Locale } from "#db/vocabulary.ts";

interface Names {
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
  /** The name in the institution's own language. */
  original: { text: string; lang: string } | null;
}

/** An institution's name in the reader's language, else in English, with the official one beside it. */
export function nameIn(names: Names, locale: Locale): ShownName {
  const translated = { en: names.nameEn, ru: names.nameRu, kk: names.nameKk }[locale];
  const { nameOfficial: text, nameOfficialLanguage: lang } = names;
  const isOwnLanguage = lang === locale;
  const name = isOwnLanguage ? text : (translated ?? names.nameEn);
  const isForeign = !isOwnLanguage && !translated;
  return { name, ...(isForeign && { lang: "en" }), original: text === name ? null : { text, lang } };
}
