import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { applications } from "#db/schema/applications.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { grants } from "#db/schema/grants.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { HAND_ROLES } from "./viewer.ts";

/** What is kept of a person in applications: what this person wrote there, and what was written to this person. */
export async function ownCases(
  db: Reader,
  userId: string,
  { email, isVerified }: { email: string; isVerified: boolean },
) {
  const files = await filesOf(db, userId);
  return {
    corrections: await ownCorrections(db, userId, files),
    handovers: await ownHandovers(db, userId),
    answeredRequests: await answeredRequests(db, userId),
    fromSecretariat: await fromSecretariat(db, files),
    recommendations: await ownRecommendations(db, userId, { files, email: isVerified ? email : null }),
  };
}

/** The applications this person has a hand in now: of those that have passed to others nothing new is said. */
async function filesOf(db: Reader, userId: string): Promise<string[]> {
  const isTheirs = and(eq(grants.userId, userId), inArray(grants.role, [...HAND_ROLES]), isNull(grants.revokedAt));
  const rows = await db.select({ id: grants.applicationId }).from(grants).where(isTheirs);
  return rows.flatMap(({ id }) => id ?? []);
}

/** Who applies reads what was corrected, and why a case was opened again; the reason of a correction is its author's. */
async function ownCorrections(db: Reader, userId: string, files: string[]) {
  const of = applicationAmendments;
  const isTold = and(inArray(of.applicationId, files), eq(of.outcome, "agreed"));
  const rows = await db
    .select({ row: of, caseNumber: applications.caseNumber })
    .from(of)
    .innerJoin(applications, eq(applications.id, of.applicationId))
    .where(or(isTold, eq(of.proposedById, userId), eq(of.settledById, userId)))
    .orderBy(asc(of.id));
  return rows.map(({ row, caseNumber }) => {
    const { kind, before, after, proposedAt, outcome, settledAt } = row;
    const isAuthors = row.proposedById === userId;
    const isOfStaff = isAuthors || row.settledById === userId;
    const told = { caseNumber, kind, before, after, settledAt };
    const reason = isAuthors || kind === "reopening" ? { reason: row.reason } : {};
    if (!isOfStaff) return { ...told, ...reason };
    const own = isAuthors ? { letters: row.letters } : {};
    return { ...told, ...reason, ...own, proposedAt, outcome, answer: row.answer };
  });
}

/** Proposals to hand an application over: to whoever answers for it, by this person, and what came to this person. */
async function ownHandovers(db: Reader, userId: string) {
  const of = handoverProposals;
  const hasCome = and(eq(of.toUserId, userId), eq(of.outcome, "agreed"));
  const isTheirs = or(eq(of.fromUserId, userId), hasCome, eq(of.proposedById, userId), eq(of.settledById, userId));
  const rows = await db.select().from(of).where(isTheirs).orderBy(asc(of.id));
  return rows.map(({ applicationId, reason, proposedAt, dueAt, outcome, settledAt, ...row }) => {
    const isOfStaff = row.proposedById === userId || (row.settledById === userId && row.fromUserId !== userId);
    return {
      ...{ applicationId, reason, proposedAt, dueAt, outcome, settledAt },
      ...(isOfStaff ? { answer: row.answer } : {}),
    };
  });
}

/** What this person has answered to those who asked to be let in; not who asked. */
function answeredRequests(db: Reader, userId: string) {
  const { subjectType, subjectId, state, answer, settledAt } = accessRequests;
  return db
    .select({ subjectType, subjectId, state, answer, settledAt })
    .from(accessRequests)
    .where(and(eq(accessRequests.settledById, userId), inArray(state, ["accepted", "declined"])))
    .orderBy(asc(settledAt));
}

/** What the secretariat wrote; of the secretariat no person is named. */
function fromSecretariat(db: Reader, files: string[]) {
  const { subjectType, subjectId, body, createdAt } = conversationMessages;
  const isToThem = and(eq(subjectType, "application"), inArray(subjectId, files));
  return db
    .select({ applicationId: subjectId, body, writtenAt: createdAt })
    .from(conversationMessages)
    .where(and(isToThem, eq(conversationMessages.isFromSecretariat, true)))
    .orderBy(asc(conversationMessages.id));
}

/**
 * Whom this person asked to recommend an institution, and who was asked for an application of this person: with the answer
 * as long as it is, with words only as far as they may be shown. And what this person wrote.
 */
async function ownRecommendations(
  db: Reader,
  userId: string,
  { files, email: own }: { files: string[]; email: string | null },
) {
  const asked = recommendationRequests;
  const isOwn = own === null ? undefined : eq(asked.email, own);
  const isTheirs = or(eq(asked.askedById, userId), inArray(asked.applicationId, files), isOwn);
  const rows = await db.select().from(asked).where(isTheirs).orderBy(asc(asked.id));
  return rows.map(({ applicationId, office, name, email, askedAt, answer, answeredAt, ...row }) => {
    const isAuthors = own !== null && email === own;
    const isTold = isAuthors || files.includes(applicationId);
    const { words, signedName, signedPosition, tie } = row;
    const shown = isAuthors || (isTold && row.mayShow === true) ? { words, signedName, signedPosition } : {};
    const written = isAuthors ? { ...shown, tie } : shown;
    return { applicationId, office, name, email, askedAt, ...(isTold ? { answer, answeredAt } : {}), ...written };
  });
}
