import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";

/** The member another one went into. */
export interface Successor {
  institution: typeof institutions.$inferSelect;
  membership: typeof memberships.$inferSelect;
  /** The day since which the first of them is one with it, `YYYY-MM-DD`. */
  holdsFrom: string;
}

/** A successor can itself go into another; nobody merges so often. */
const MOST_STEPS = 20;

async function findNext(db: Reader, ids: readonly string[]): Promise<Map<string, Successor>> {
  const isInEffect = and(eq(memberMerges.outcome, "confirmed"), isNull(memberMerges.undoneAt));
  const rows = await db
    .select({
      mergedId: memberMerges.mergedId,
      holdsFrom: memberMerges.holdsFrom,
      institution: institutions,
      membership: memberships,
    })
    .from(memberMerges)
    .innerJoin(institutions, eq(institutions.id, memberMerges.remainingId))
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(inArray(memberMerges.mergedId, [...ids]), isInEffect));
  return new Map(rows.map(({ mergedId, ...successor }) => [mergedId, successor]));
}

/** Where institutions that were merged into others are found now, by their ids, however often that has happened since. */
export async function findSuccessors(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Successor>> {
  const found = ids.length > 0 ? await findNext(db, ids) : new Map<string, Successor>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const passed = [...found].filter(([, { membership }]) => membership.status === "merged");
    if (passed.length === 0) break;
    const next = await findNext(
      db,
      passed.map(([, { institution }]) => institution.id),
    );
    for (const [id, { institution, holdsFrom }] of passed) {
      const further = next.get(institution.id);
      if (further) found.set(id, { ...further, holdsFrom });
    }
  }
  return found;
}

/** The institutions that were merged into some, and into those before, by their ids. */
export async function findPredecessors(db: Reader, ids: readonly string[]): Promise<string[]> {
  const isInEffect = and(eq(memberMerges.outcome, "confirmed"), isNull(memberMerges.undoneAt));
  const found: string[] = [];
  let last = [...ids];
  for (let step = 0; step < MOST_STEPS && last.length > 0; step++) {
    const rows = await db
      .select({ id: memberMerges.mergedId })
      .from(memberMerges)
      .where(and(inArray(memberMerges.remainingId, last), isInEffect));
    last = rows.map(({ id }) => id).filter((id) => !found.includes(id) && !ids.includes(id));
    found.push(...last);
  }
  return found;
}
