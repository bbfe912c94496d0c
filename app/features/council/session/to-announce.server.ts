import { and, eq, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilItems } from "#db/schema/council.ts";
import { membershipProposals } from "#db/schema/memberships.ts";

/** Of an item on a file: it waits for a decision. */
export const isWaitingFile = sql`exists (select 1 from ${applications}
  where ${applications.id} = ${councilItems.subjectId} and ${applications.status} = ${"recommended"})`;

/** Of an item on what is proposed for a membership: nothing came of it yet. */
export const isWaitingRuling = sql`exists (select 1 from ${membershipProposals}
  where ${membershipProposals.id} = ${councilItems.subjectId} and ${membershipProposals.outcome} is null)`;

/** How many results of a session can be announced and are not yet. */
export async function countToAnnounce(db: Reader, sessionId: string): Promise<number> {
  const isDecided = and(isNotNull(councilItems.verdict), ne(councilItems.verdict, "no_quorum"));
  const isOpen = and(isNull(councilItems.decisionId), isNull(councilItems.returnedAt));
  const isWaiting = or(
    and(eq(councilItems.subjectType, "application"), isWaitingFile),
    and(eq(councilItems.subjectType, "membership"), isWaitingRuling),
  );
  return db.$count(councilItems, and(eq(councilItems.sessionId, sessionId), isDecided, isOpen, isWaiting));
}
