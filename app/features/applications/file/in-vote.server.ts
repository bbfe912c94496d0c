import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { applicationDecisions, applicationRecommendations } from "#db/schema/decisions.ts";

const isOpen = and(eq(councilSessions.state, "open"), isNull(councilItems.verdict));

const isTakenBack = sql`exists (select 1 from ${applicationDecisions}
  where ${applicationDecisions.id} = ${councilItems.decisionId} and ${applicationDecisions.takenBackAt} is not null)`;

/** Of items: voted on, and what was decided is not announced, or was taken back. */
export const isUnannounced = and(
  ne(councilItems.verdict, "no_quorum"),
  isNull(councilItems.returnedAt),
  or(isNull(councilItems.decisionId), isTakenBack),
);

/** Of items with their sessions: of an open vote, or voted on and not announced. */
const isVotedOn = or(isOpen, isUnannounced);

/** What is recommended of the file now is before the council in an open vote, or was voted on and is not announced. */
export const isInVote: SQL = sql`exists (select 1 from ${councilItems}
  join ${councilSessions} on ${councilSessions.id} = ${councilItems.sessionId}
  where ${councilItems.subjectType} = ${"application"} and ${councilItems.subjectId} = ${applications.id}
  and ${councilItems.recommendationId} = (select max(${applicationRecommendations.id})
    from ${applicationRecommendations} where ${applicationRecommendations.applicationId} = ${applications.id})
  and (${isVotedOn}))`;
