import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { isEndable } from "./groups.ts";
import { groupOf, type LetterKind } from "./kinds.ts";
import type { LetterFrame, ReaderKind } from "./letter.ts";

/** What stands in every letter to a reader of a language; `name` is left out where it is not known. */
export async function composeFor(
  db: Reader,
  locale: Locale,
  reader: ReaderKind,
  name: string | null = null,
): Promise<LetterFrame> {
  const { name: association, contactEmail: contact } = await getLocalizedAssociation(db, locale);
  return { t: translator(locale), locale, association, contact, reader, name };
}

/** What stands in every letter of a kind to somebody with an account: it may say how letters of its group end. */
export async function frameFor(
  db: Reader,
  { kind, reader }: { kind: LetterKind; reader: ReaderKind },
  { locale, name }: { locale: Locale; name: string },
): Promise<LetterFrame> {
  return { ...(await composeFor(db, locale, reader, name)), mayEnd: isEndable(groupOf(kind, reader)) };
}
