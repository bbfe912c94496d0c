import { and, inArray, isNull } from "drizzle-orm";
import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { type ItemRow, subjectsOf } from "../session/agenda.server.ts";

interface Standing {
  /** When it takes effect; null where it has. */
  heldUntil: Date | null;
}

/** What was announced of some items and not taken back, by item. */
export async function standingDecisions(db: Reader, items: readonly ItemRow[]): Promise<ReadonlyMap<string, Standing>> {
  const announced = items.filter(({ decisionId }) => decisionId !== null);
  const ids = announced.flatMap(({ subjectType, decisionId }) =>
    subjectType === "application" && decisionId ? [decisionId] : [],
  );
  const isStanding = and(inArray(applicationDecisions.id, ids), isNull(applicationDecisions.takenBackAt));
  const decisions = ids.length === 0 ? [] : await db.select().from(applicationDecisions).where(isStanding);
  const rulings = await findProposals(db, subjectsOf(announced, "membership"));
  const byId = new Map<string, Standing>([
    ...decisions.map((row) => [row.id, row] as const),
    ...rulings.map(({ proposal }) => [proposal.id, { heldUntil: null }] as const),
  ]);
  return new Map(
    announced.flatMap(({ id, decisionId }) => {
      const standing = byId.get(decisionId ?? "");
      return standing ? [[id, standing] as const] : [];
    }),
  );
}
