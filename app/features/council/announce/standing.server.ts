import { and, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { ItemRow } from "../session/agenda.server.ts";

type Decision = typeof applicationDecisions.$inferSelect;

/** The decisions that were announced of some items and not taken back, by item. */
export async function standingDecisions(db: Reader, items: readonly ItemRow[]): Promise<ReadonlyMap<string, Decision>> {
  const ids = items.flatMap(({ decisionId }) => decisionId ?? []);
  if (ids.length === 0) return new Map();
  const isStanding = and(inArray(applicationDecisions.id, ids), isNull(applicationDecisions.takenBackAt));
  const rows = await db.select().from(applicationDecisions).where(isStanding);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    items.flatMap(({ id, decisionId }) => {
      const decision = byId.get(decisionId ?? "");
      return decision ? [[id, decision] as const] : [];
    }),
  );
}
