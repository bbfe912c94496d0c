import { and, eq, inArray, sql } from "drizzle-orm";
import { findWrongCopies, translationsOf } from "#app/i18n/translations.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale, Translations } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions, institutionTexts } from "#db/schema/members.ts";

type TextKind = (typeof institutionTexts.$inferSelect)["kind"];

const textsOf = prepared("texts_of_institution", (db) =>
  db
    .select({ locale: institutionTexts.locale, text: institutionTexts.text })
    .from(institutionTexts)
    .where(
      and(
        eq(institutionTexts.institutionId, sql.placeholder("institutionId")),
        eq(institutionTexts.kind, sql.placeholder("kind")),
      ),
    ),
);

/** One text of an institution in every other language it is known in. */
export async function readTexts(db: Reader, institutionId: string, kind: TextKind): Promise<Translations> {
  const rows = await textsOf(db, { institutionId, kind });
  return translationsOf(rows);
}

/** The same text of several institutions, by their ids. */
export async function readTextsOf(
  db: Reader,
  institutionIds: readonly string[],
  kind: TextKind,
): Promise<ReadonlyMap<string, Translations>> {
  const { institutionId, locale, text } = institutionTexts;
  const rows = await db
    .select({ id: institutionId, locale, text })
    .from(institutionTexts)
    .where(and(inArray(institutionId, [...institutionIds]), eq(institutionTexts.kind, kind)));
  return new Map(institutionIds.map((id) => [id, translationsOf(rows.filter((row) => row.id === id))]));
}

/** Writes texts of an institution in place of those it had of their kinds, and the copy that lists read. */
export async function writeTexts(tx: Tx, institutionId: string, texts: Partial<Record<TextKind, Translations>>) {
  const kinds = Object.keys(texts) as TextKind[];
  const isReplaced = and(eq(institutionTexts.institutionId, institutionId), inArray(institutionTexts.kind, kinds));
  await tx.delete(institutionTexts).where(isReplaced);
  const rows = kinds.flatMap((kind) =>
    Object.entries(texts[kind] ?? {}).map(([locale, text]) => ({
      ...{ institutionId, kind, text },
      locale: locale as Locale,
    })),
  );
  if (rows.length > 0) await tx.insert(institutionTexts).values(rows);
  if (!texts.name) return;
  await tx.update(institutions).set({ translatedNames: texts.name }).where(eq(institutions.id, institutionId));
}

/** The slugs of institutions whose names in lists are not those that were written. */
export async function findWrongNames(db: Reader): Promise<string[]> {
  const { id, slug, translatedNames: copy } = institutions;
  const { institutionId: ownerId, locale, text, kind } = institutionTexts;
  const rows = await db.select({ ownerId, locale, text }).from(institutionTexts).where(eq(kind, "name"));
  return findWrongCopies(await db.select({ id, slug, copy }).from(institutions).orderBy(slug), rows);
}
