import { and, asc, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { activity } from "#db/schema/activity.ts";
import { appealDocuments, appealFindings, appeals, appealVotes } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots, councilItems } from "#db/schema/council.ts";
import { applicationDecisions, applicationRecommendations } from "#db/schema/decisions.ts";
import { files } from "#db/schema/files.ts";

export type AppealRow = typeof appeals.$inferSelect;

/** The appeal of a file that was begun last, whatever became of it; `lodged` leaves out what only its applicant sees. */
export async function findAppeal(
  db: Reader,
  applicationId: string,
  { isLodged = false }: { isLodged?: boolean } = {},
): Promise<AppealRow | null> {
  const isOfFile = eq(appeals.applicationId, applicationId);
  const [appeal] = await db
    .select()
    .from(appeals)
    .where(isLodged ? and(isOfFile, ne(appeals.state, "draft")) : isOfFile)
    .orderBy(desc(appeals.id))
    .limit(1);
  return appeal ?? null;
}

/** The evidence of an appeal, oldest first. */
export function listEvidence(db: Reader, appealId: string) {
  return db
    .select({ id: appealDocuments.id, fileId: files.id, name: files.name, mediaType: files.mediaType })
    .from(appealDocuments)
    .innerJoin(files, eq(files.id, appealDocuments.fileId))
    .where(and(eq(appealDocuments.appealId, appealId), isNull(appealDocuments.removedAt)))
    .orderBy(asc(appealDocuments.createdAt), asc(appealDocuments.id));
}

export async function findEvidence(db: Reader, documentId: string) {
  const [found] = await db
    .select({
      fileId: files.id,
      name: files.name,
      mediaType: files.mediaType,
      applicationId: appeals.applicationId,
      state: appeals.state,
    })
    .from(appealDocuments)
    .innerJoin(files, eq(files.id, appealDocuments.fileId))
    .innerJoin(appeals, eq(appeals.id, appealDocuments.appealId))
    .where(and(eq(appealDocuments.id, documentId), isNull(appealDocuments.removedAt)));
  return found ?? null;
}

const ON_APPEAL = "application.appeal%";

/** Had to do with a file before it was appealed for: the same rule for one person in lists. */
export function wasAtWorkOn(userId: SQL | string): SQL {
  const file = applications.id;
  return sql`(coalesce(${applications.coordinatorId}, '') = ${userId}
    or exists (select 1 from ${applicationRecommendations} where ${applicationRecommendations.applicationId} = ${file}
      and ${applicationRecommendations.recommendedById} = ${userId})
    or exists (select 1 from ${applicationDecisions} where ${applicationDecisions.applicationId} = ${file}
      and ${applicationDecisions.decidedById} = ${userId})
    or exists (select 1 from ${councilBallots} join ${councilItems} on ${councilItems.id} = ${councilBallots.itemId}
      where ${councilItems.subjectId} = ${file} and ${councilBallots.userId} = ${userId})
    or exists (select 1 from ${activity} where ${activity.subjectType} = ${"application"} and ${activity.subjectId} = ${file}
      and ${activity.actorId} = ${userId} and ${activity.action} not like ${ON_APPEAL}))`;
}

/** Everybody who had to do with a file before it was appealed for. */
async function listAtWork(db: Reader, { id, coordinatorId }: { id: string; coordinatorId: string | null }) {
  const recommended = await db
    .select({ userId: applicationRecommendations.recommendedById })
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.applicationId, id));
  const decided = await db
    .select({ userId: applicationDecisions.decidedById })
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, id));
  const voted = await db
    .select({ userId: councilBallots.userId })
    .from(councilBallots)
    .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
    .where(eq(councilItems.subjectId, id));
  const isOfFile = and(eq(activity.subjectType, "application"), eq(activity.subjectId, id));
  const acted = await db
    .selectDistinct({ userId: activity.actorId })
    .from(activity)
    .where(and(isOfFile, sql`${activity.action} not like ${ON_APPEAL}`));
  const ids = [...recommended, ...decided, ...voted, ...acted].map(({ userId }) => userId);
  return [...new Set([...ids, coordinatorId])].filter((userId) => userId !== null);
}

// The council as a body may decide again: who announced its vote decided nothing alone.
const isOverturned = and(eq(appeals.state, "allowed"), isNull(applicationDecisions.ballot));

/** Who alone took a decision that the panel has overturned. */
export async function listOverturned(db: Reader, applicationId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: applicationDecisions.decidedById })
    .from(appeals)
    .innerJoin(applicationDecisions, eq(applicationDecisions.id, appeals.decisionId))
    .where(and(eq(appeals.applicationId, applicationId), isOverturned));
  return rows.map(({ userId }) => userId).filter((userId) => userId !== null);
}

/** Alone took a decision that the panel has overturned: the same rule for one person in lists. */
export function wasOverturned(userId: SQL | string): SQL {
  return sql`exists (select 1 from ${appeals} join ${applicationDecisions}
    on ${applicationDecisions.id} = ${appeals.decisionId} where ${appeals.applicationId} = ${applications.id}
    and ${applicationDecisions.decidedById} = ${userId} and ${isOverturned})`;
}

/** What the policies must know of the appeal of a file. */
export async function readAppeal(db: Reader, application: { id: string; coordinatorId: string | null }) {
  const appeal = await findAppeal(db, application.id, { isLodged: true });
  const votes = appeal ? await listVotes(db, appeal.id) : [];
  return {
    barredIds: await listAtWork(db, application),
    votedIds: votes.map(({ userId }) => userId),
    isHeld: appeal?.state !== "lodged" || appeal.heldUntil !== null,
  };
}

/** Who of the panel says yes to which version, in their order. */
export function listVotes(db: Reader, appealId: string) {
  const { userId, findingId, castAt } = appealVotes;
  return db
    .select({ userId, findingId, castAt, outcome: appealFindings.outcome })
    .from(appealVotes)
    .innerJoin(appealFindings, eq(appealFindings.id, findingId))
    .where(eq(appealVotes.appealId, appealId))
    .orderBy(asc(castAt));
}

/** The letters to which those who found it have agreed; an outcome has one version that somebody agrees to. */
export async function findAgreed(db: Reader, { id, outcome }: Pick<AppealRow, "id" | "outcome">) {
  const [agreed] = await db
    .select({ letters: appealFindings.letters, languages: appealFindings.languages })
    .from(appealVotes)
    .innerJoin(appealFindings, eq(appealFindings.id, appealVotes.findingId))
    .where(and(eq(appealVotes.appealId, id), outcome ? eq(appealFindings.outcome, outcome) : sql`false`))
    .limit(1);
  return agreed ?? { letters: {}, languages: null };
}

/** What the panel has told, in the words of its letter, in the reader's language where somebody was written to in it. */
export async function findTold(db: Reader, appeal: AppealRow, locale: Locale) {
  if (!appeal.closedAt || !appeal.outcome) return { outcome: null, reasons: null };
  const { letters } = await findAgreed(db, appeal);
  const letter = letters[locale] ?? Object.values(letters)[0];
  return { outcome: appeal.outcome, reasons: letter?.body ?? appeal.reasons };
}

const isOfAppeal = sql`${appeals.applicationId} = ${applications.id}
  and ${appeals.state} = ${"lodged"} and ${appeals.heldUntil} is null`;

/** Of files: an appeal is before the panel and nothing is decided. */
export const isOpenAppeal = sql`exists (select 1 from ${appeals} where ${isOfAppeal})`;

/** Of files with an open appeal: somebody of the panel has spoken. */
export const hasWord = sql`exists (select 1 from ${appeals} inner join ${appealVotes}
  on ${appealVotes.appealId} = ${appeals.id} where ${isOfAppeal})`;

/** Of files in appeal: this person has said nothing yet and nothing is decided. */
export function isUnheardFrom(userId: SQL | string): SQL {
  return sql`exists (select 1 from ${appeals} where ${isOfAppeal}
    and not exists (select 1 from ${appealVotes} where ${appealVotes.appealId} = ${appeals.id}
      and ${appealVotes.userId} = ${userId}))`;
}
