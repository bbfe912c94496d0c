import { translationsFrom } from "#app/i18n/translations.ts";
import type { OtherName } from "#db/schema/members.ts";
import type { BorneNames } from "#db/schema/renamings.ts";
import { fold } from "#db/search.server.ts";

/** So many other names, the present and the latest of the earlier ones, are kept of an institution. */
const MOST_OTHER_NAMES = 100;

/** The names an institution goes by at present. */
export function borneNames(row: BorneNames): BorneNames {
  const { nameOfficial, nameOfficialLanguage, nameEn, translatedNames, acronym } = row;
  const named = translationsFrom((locale) => translatedNames[locale]);
  return { nameOfficial, nameOfficialLanguage, nameEn, translatedNames: named, acronym };
}

/** Each with its language, as `otherNames` keeps them. */
function listed({ nameOfficial, nameOfficialLanguage, nameEn, translatedNames, acronym }: BorneNames): OtherName[] {
  return [
    { value: nameOfficial, language: nameOfficialLanguage },
    { value: nameEn, language: "en" },
    ...Object.entries(translatedNames).map(([language, value]) => ({ value, language })),
    ...(acronym ? [{ value: acronym, language: null }] : []),
  ];
}

/** Whether two sets of names are the same, letter for letter. */
export function areSameNames(one: BorneNames, other: BorneNames): boolean {
  const written = (names: BorneNames) => JSON.stringify([names.acronym || null, ...listed(borneNames(names))]);
  return written(one) === written(other);
}

/**
 * The other names of an institution once it goes by `next`: what it was called until then is kept with the year in which
 * that ended, in capitals or not each once, and what it is called now is no other name.
 * @param until null where the names before were a mistake, and so no earlier ones
 */
export function otherNamesAfter(
  known: BorneNames & { otherNames: readonly OtherName[] },
  next: BorneNames & { otherNames?: readonly OtherName[] },
  until: number | null,
): OtherName[] {
  const seen = new Set(listed(next).map(({ value }) => fold(value)));
  const ended = until === null ? [] : listed(known).map((name) => ({ ...name, until }));
  const kept = [...(next.otherNames ?? []), ...ended, ...known.otherNames];
  return kept
    .filter(({ value }) => {
      const folded = fold(value);
      if (seen.has(folded)) return false;
      seen.add(folded);
      return true;
    })
    .slice(0, MOST_OTHER_NAMES);
}
