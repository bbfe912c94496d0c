import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Locale } from "#db/locales.ts";
import { type InstitutionNames, nameOf } from "./institution-names.ts";

/**
 * Records in the order of the names that a reader sees, in the reader's alphabet: the database knows the order of none but
 * the English one. Records that stand in the order of the sort key, which leaves articles out, give `isSorted`: to English
 * readers they stay as they are.
 */
export function inAlphabetOf<One>(
  locale: Locale,
  all: readonly One[],
  { namesOf, isSorted = false }: { namesOf: (one: One) => InstitutionNames; isSorted?: boolean },
): One[] {
  if (isSorted && locale === DEFAULT_LOCALE) return [...all];
  const { compare } = new Intl.Collator(locale);
  const named = all.map((one) => ({ one, name: nameOf(namesOf(one), locale).name }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ one }) => one);
}
