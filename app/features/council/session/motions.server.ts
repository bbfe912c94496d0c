import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { isBeforeCouncil } from "#app/features/agenda/stages.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { councilItems, councilMotions, councilMotionTexts } from "#db/schema/council.ts";
import { type Locale, LOCALES } from "#db/locales.ts";

export interface MotionText {
  locale: Locale;
  title: string;
  body: string;
}

/** The texts of some motions, by motion, each in the order of the languages. */
export async function listMotionTexts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, MotionText[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(councilMotionTexts)
    .where(inArray(councilMotionTexts.motionId, [...ids]));
  const sorted = rows.sort((one, other) => LOCALES.indexOf(one.locale) - LOCALES.indexOf(other.locale));
  return Map.groupBy(sorted, ({ motionId }) => motionId);
}

/** The text of a motion for a reader: in the own language where there is one, else in the first there is. */
export const motionTextFor = (texts: readonly MotionText[], locale: Locale): MotionText | undefined =>
  texts.find((text) => text.locale === locale) ?? texts[0];

/** The motions on which too few have voted, and which no session has on its agenda. */
export function listWaitingMotions(db: Reader) {
  const isFree = sql`not ${isBeforeCouncil("rule", sql`${councilMotions.id}`)}`;
  return db
    .select()
    .from(councilMotions)
    .where(and(isNotNull(councilMotions.number), isFree))
    .orderBy(asc(councilMotions.number));
}

/** Forgets a motion that was never voted on; resolves to what it was called. */
export async function dropMotion(tx: Tx, id: string): Promise<string> {
  const texts = (await listMotionTexts(tx, [id])).get(id) ?? [];
  await tx.delete(councilMotions).where(eq(councilMotions.id, id));
  return texts[0]?.title ?? "";
}

type Fixable = Pick<typeof councilItems.$inferSelect, "id" | "subjectType" | "subjectId" | "caseNumber">;

/** Gives the motions of an agenda their numbers and fixes their texts, as the vote opens. */
export async function fixMotions(tx: Tx, items: readonly Fixable[], now: Date): Promise<void> {
  for (const { id, subjectType, subjectId, caseNumber } of items) {
    if (subjectType !== "rule") continue;
    const number = caseNumber || (await nextNumber(tx, "R", now));
    const texts = (await listMotionTexts(tx, [subjectId])).get(subjectId) ?? [];
    const textHash = sha256(JSON.stringify(texts.map(({ locale, title, body }) => [locale, title, body])));
    await tx.update(councilMotions).set({ number }).where(eq(councilMotions.id, subjectId));
    await tx.update(councilItems).set({ caseNumber: number, textHash }).where(eq(councilItems.id, id));
  }
}
