import { LOCALES, type Locale, type Translations } from "#db/locales.ts";
import { isNoted, type LetterKind } from "./kinds.ts";
import type { Letter } from "./letter.ts";

/**
 * The subject of a letter of news in every language of the portal: the inbox is read in another one than its letters, too.
 * Nothing for a kind that stands in no inbox.
 */
export async function subjectsIn(
  kind: LetterKind,
  compose: (locale: Locale) => Letter | Promise<Letter>,
): Promise<Translations | undefined> {
  if (!isNoted(kind)) return undefined;
  const subjects: Translations = {};
  for (const locale of LOCALES) subjects[locale] = (await compose(locale)).subject;
  return subjects;
}
