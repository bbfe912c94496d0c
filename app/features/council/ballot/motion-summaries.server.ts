import { eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { councilMotions } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import { listMotionTexts } from "../session/motions.server.ts";
import type { ItemSummary } from "./ballot-model.ts";

/** Some motions with their texts and who has proposed them. */
export async function summarizeMotions(
  db: Reader,
  { items, locale }: { items: readonly ItemRow[]; locale: Locale },
): Promise<(item: ItemRow) => ItemSummary | null> {
  const ids = items.map(({ subjectId }) => subjectId);
  if (ids.length === 0) return () => null;
  const proposers = await db
    .select({ id: councilMotions.id, by: users.name })
    .from(councilMotions)
    .innerJoin(users, eq(users.id, councilMotions.proposedById))
    .where(inArray(councilMotions.id, ids));
  const texts = await listMotionTexts(db, ids);
  return ({ subjectId, textHash }) => {
    const all = (texts.get(subjectId) ?? []).map((text) => ({
      ...{ locale: text.locale, title: text.title, body: text.body },
    }));
    const own = all.filter((text) => text.locale === locale);
    return {
      kind: "rule",
      by: proposers.find(({ id }) => id === subjectId)?.by ?? null,
      texts: [...own, ...all.filter((text) => text.locale !== locale)],
      textHash,
    };
  };
}
