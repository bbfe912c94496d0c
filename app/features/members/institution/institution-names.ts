import { textFor } from "#app/i18n/translations.ts";
import type { Locale, Translations } from "#db/locales.ts";

/** What an institution is called, as far as it is known. */
export interface InstitutionNames {
  nameOfficial: string;
  nameOfficialLanguage: string;
  nameEn: string;
  translatedNames: Translations;
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
export function everyNameOf({ nameOfficial, nameEn, translatedNames, acronym, otherNames = [] }: EveryName): string[] {
  const names = [
    nameOfficial,
    nameEn,
    ...Object.values(translatedNames),
    acronym,
    ...otherNames.map(({ value }) => value),
  ];
  return [...new Set(names.flatMap((name) => name || []))];
}

interface Other {
  value: string;
  until?: number;
}

/** Its names beside the official one and its translations that it still has, and those that others took the place of. */
export function splitOtherNames<One extends Other>(otherNames: readonly One[]) {
  const isEarlier = (name: One): name is One & { until: number } => name.until !== undefined;
  return { present: otherNames.filter((name) => !isEarlier(name)), earlier: otherNames.filter(isEarlier) };
}

/** The earlier names of an institution with the year in which each ended, those that ended together in one line. */
export function earlierNameLines(otherNames: readonly Other[]): { names: string[]; until: string }[] {
  const byYear = Map.groupBy(splitOtherNames(otherNames).earlier, ({ until }) => until);
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, names]) => ({ names: names.map(({ value }) => value), until: String(year) }));
}

/**
 * An institution's name for a reader: in each of the reader's languages in turn the official one where that is its
 * language, else its translation, and at last the English one. The official name comes with it when it is another.
 */
export function nameOf(names: InstitutionNames, locale: Locale): ShownName {
  const { nameOfficial: text, nameOfficialLanguage: lang, nameEn, translatedNames } = names;
  const shown = textFor(locale, lang === locale ? text : nameEn, { ...translatedNames, [lang]: text });
  const isForeign = shown.lang !== locale;
  return {
    name: shown.text,
    ...(isForeign && { lang: shown.lang }),
    original: text === shown.text ? null : { text, lang },
  };
}
