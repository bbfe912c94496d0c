import { and, asc, eq, exists, inArray, or, sql } from "drizzle-orm";
import { isUnannounced } from "#app/features/agenda/stages.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { membershipProposals } from "#db/schema/memberships.ts";
import type { SessionRow } from "./change-session.server.ts";

/** Of an item on a file: it waits for a decision. */
export const isWaitingFile = sql`exists (select 1 from ${applications}
  where ${applications.id} = ${councilItems.subjectId} and ${applications.status} = ${"recommended"})`;

/** Of an item on what is proposed for a membership: nothing came of it yet. */
export const isWaitingRuling = sql`exists (select 1 from ${membershipProposals}
  where ${membershipProposals.id} = ${councilItems.subjectId} and ${membershipProposals.outcome} is null)`;

const isToAnnounce = and(
  isUnannounced,
  or(
    and(eq(councilItems.subjectType, "application"), isWaitingFile),
    and(eq(councilItems.subjectType, "membership"), isWaitingRuling),
  ),
);

/** How many results of a session can be announced and are not, or not any more. */
export function countToAnnounce(db: Reader, sessionId: string): Promise<number> {
  return db.$count(councilItems, and(eq(councilItems.sessionId, sessionId), isToAnnounce));
}

/** The sessions that have such results, the first one first. */
export function listToAnnounce(db: Reader): Promise<SessionRow[]> {
  const isOfSession = eq(councilItems.sessionId, councilSessions.id);
  const results = db.select({ id: councilItems.id }).from(councilItems).where(and(isOfSession, isToAnnounce));
  return db
    .select()
    .from(councilSessions)
    .where(and(inArray(councilSessions.state, ["closed", "announced"]), exists(results)))
    .orderBy(asc(councilSessions.startsAt));
}
