import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { applicationDecisions, applicationRecommendations } from "#db/schema/decisions.ts";
import type { CouncilSubject } from "#db/vocabulary-council.ts";
import type { CouncilStage } from "./stage.ts";

const isTakenBack = sql`exists (select 1 from ${applicationDecisions}
  where ${applicationDecisions.id} = ${councilItems.decisionId} and ${applicationDecisions.takenBackAt} is not null)`;

/** Of items: voted on, and what was decided is not announced, or was taken back. */
export const isUnannounced = and(
  ne(councilItems.verdict, "no_quorum"),
  isNull(councilItems.returnedAt),
  or(isNull(councilItems.decisionId), isTakenBack),
);

/** Of items with their sessions: the session goes on, and the item is not counted, or too few have voted on it. */
const isVoting = and(
  eq(councilSessions.state, "open"),
  or(isNull(councilItems.verdict), eq(councilItems.verdict, "no_quorum")),
);

// Of a file that was recommended anew the vote answered another question.
const isOnWhatStands = sql`(${councilItems.subjectType} <> ${"application"} or ${councilItems.recommendationId} =
  (select max(${applicationRecommendations.id}) from ${applicationRecommendations}
    where ${applicationRecommendations.applicationId} = ${councilItems.subjectId}))`;

const isStanding = or(eq(councilSessions.state, "prepared"), and(isOnWhatStands, or(isVoting, isUnannounced)));

/** On the agenda of a session, in its vote, or voted on and not announced yet; `id` is a column or a value. */
export function isBeforeCouncil(subject: CouncilSubject, id: SQL): SQL {
  return sql`exists (select 1 from ${councilItems}
    join ${councilSessions} on ${councilSessions.id} = ${councilItems.sessionId}
    where ${councilItems.subjectType} = ${subject} and ${councilItems.subjectId} = ${id} and ${isStanding})`;
}

export interface Matter {
  subjectType: CouncilSubject;
  subjectId: string;
}

/** The items under which something is before the council, each with its session. */
export function listStandingItems(
  db: Reader,
  { subjectType, subjectIds }: { subjectType: CouncilSubject; subjectIds: readonly string[] },
) {
  const isThis = and(eq(councilItems.subjectType, subjectType), inArray(councilItems.subjectId, [...subjectIds]));
  return db
    .select({ item: councilItems, session: councilSessions })
    .from(councilItems)
    .innerJoin(councilSessions, eq(councilSessions.id, councilItems.sessionId))
    .where(and(isThis, isStanding));
}

/** Where some things of one kind stand with the council, by id; what is not before it is left out. */
export async function listStages(
  db: Reader,
  subjectType: CouncilSubject,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, CouncilStage>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await listStandingItems(db, { subjectType, subjectIds });
  return new Map(
    rows.map(({ item: { subjectId, verdict }, session: { state } }) => {
      const isOpen = state === "open" && (verdict === null || verdict === "no_quorum");
      return [subjectId, state === "prepared" ? "on_agenda" : isOpen ? "voting" : "voted"] as const;
    }),
  );
}

export async function findStage(db: Reader, { subjectType, subjectId }: Matter): Promise<CouncilStage | null> {
  return (await listStages(db, subjectType, [subjectId])).get(subjectId) ?? null;
}
