import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
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
