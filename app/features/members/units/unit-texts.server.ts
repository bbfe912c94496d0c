import { eq, inArray } from "drizzle-orm";
import { findWrongCopies, translationsOf } from "#app/i18n/translations.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { type Locale, LOCALES, type Translations } from "#db/locales.ts";
import { units, unitTexts } from "#db/schema/members.ts";
import type { Unit } from "./units.ts";

/** So many ids stand in one question to the database. */
const AT_ONCE = 500;

/** What is said of some units, by their ids. */
async function readAbouts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Translations>> {
  const rows: (typeof unitTexts.$inferSelect)[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    rows.push(
      ...(await db
        .select()
        .from(unitTexts)
        .where(inArray(unitTexts.unitId, ids.slice(at, at + AT_ONCE)))),
    );
  const told = Map.groupBy(
    rows.filter(({ kind }) => kind === "about"),
    ({ unitId }) => unitId,
  );
  return new Map([...told].map(([id, texts]) => [id, translationsOf(texts)]));
}

/** All units of some institutions, the closed ones too, by the ids of the institutions. */
export async function readUnitsOf(
  db: Reader,
  institutionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Unit[]>> {
  if (institutionIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(units)
    .where(inArray(units.institutionId, [...institutionIds]));
  const abouts = await readAbouts(
    db,
    rows.map(({ id }) => id),
  );
  const told = rows.map(({ createdAt: _, updatedAt: _at, ...row }) => ({ ...row, about: abouts.get(row.id) ?? {} }));
  return Map.groupBy(told, ({ institutionId }) => institutionId);
}

/** All units of an institution, the closed ones too. */
export const readUnits = async (db: Reader, institutionId: string): Promise<readonly Unit[]> =>
  (await readUnitsOf(db, [institutionId])).get(institutionId) ?? [];

/** Writes the names and what is said of a unit in place of what was said before, and the copy that lists read. */
export async function writeUnitTexts(
  tx: Tx,
  unitId: string,
  { names, about }: { names: Translations; about: Translations },
): Promise<void> {
  await tx.delete(unitTexts).where(eq(unitTexts.unitId, unitId));
  const rows = Object.entries({ name: names, about }).flatMap(([kind, texts]) =>
    LOCALES.flatMap((locale: Locale) => {
      const text = texts[locale];
      return text ? [{ unitId, kind: kind as "name" | "about", locale, text }] : [];
    }),
  );
  if (rows.length > 0) await tx.insert(unitTexts).values(rows);
  await tx.update(units).set({ translatedNames: names }).where(eq(units.id, unitId));
}

/** The ids of units whose names in lists are not those that were written. */
export async function findWrongUnitNames(db: Reader): Promise<string[]> {
  const { unitId: ownerId, locale, text, kind } = unitTexts;
  const rows = await db.select({ ownerId, locale, text }).from(unitTexts).where(eq(kind, "name"));
  const owners = await db.select({ id: units.id, slug: units.id, copy: units.translatedNames }).from(units);
  return findWrongCopies(owners, rows);
}
