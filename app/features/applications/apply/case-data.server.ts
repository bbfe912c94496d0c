import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listOpenRequests } from "#app/features/invitations/access-requests.server.ts";
import { listInvitations } from "#app/features/invitations/list-invitations.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import { changedFacts } from "../correction/correction.ts";
import { answersFor } from "../file/application.policy.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { listHands } from "../hands/list-hands.server.ts";

/** What was asked, decided and told, and what of it was corrected; what is held, proposed or said among the secretariat is not. */
export async function decidedData(db: Reader, applicationId: string) {
  const decided = applicationDecisions;
  const { outcome, category, reasonCodes, explanation, deferredUntil, createdAt } = decided;
  const amended = applicationAmendments;
  const isInEffect = and(isNull(decided.heldUntil), isNull(decided.takenBackAt));
  const decisions = await db
    .select({ outcome, category, reasonCodes, explanation, deferredUntil, decidedAt: createdAt })
    .from(decided)
    .where(and(eq(decided.applicationId, applicationId), isInEffect))
    .orderBy(asc(decided.id));
  const rows = await db
    .select({ amendment: amended, outcome })
    .from(amended)
    .innerJoin(decided, eq(decided.id, amended.decisionId))
    .where(and(eq(amended.applicationId, applicationId), eq(amended.outcome, "agreed")))
    .orderBy(asc(amended.id));
  const of = (kind: "correction" | "reopening") => rows.filter(({ amendment }) => amendment.kind === kind);
  const asked = informationRequests;
  const { message, fields, documents, requestedAt, dueAt, answeredAt } = asked;
  const isTold = and(eq(asked.applicationId, applicationId), isNull(asked.takenBackAt));
  return {
    requested: await db
      .select({ message, fields, documents, requestedAt, dueAt, answeredAt })
      .from(asked)
      .where(isTold)
      .orderBy(asc(asked.id)),
    decisions,
    corrections: of("correction").map(({ amendment: { before, after, settledAt }, ...decision }) => ({
      at: settledAt,
      changes: changedFacts(decision.outcome, before, after).map((fact) => ({
        fact,
        before: before[fact],
        after: after[fact],
      })),
    })),
    reopenings: of("reopening").map(({ amendment: { reason, settledAt } }) => ({ at: settledAt, reason })),
  };
}

/** Who works on it; invitations, requests and what the secretariat proposes are for whoever answers for it. */
export async function peopleData(db: Reader, application: Pick<ApplicationRow, "id">, viewer: Viewer) {
  const { id } = application;
  const hands = await listHands(db, id);
  const isAnswering = answersFor(viewer, application);
  const people = hands.map(({ name, email, role, since }) => ({
    ...{ name, role, since },
    ...(isAnswering ? { email } : {}),
  }));
  if (!isAnswering) return { people };
  const subject = { subjectType: "application", subjectId: id } as const;
  return {
    people,
    invitations: (await listInvitations(db, subject)).map(
      ({ email, role, state, createdAt, expiresAt, settledAt }) => ({
        ...{ email, role, state, createdAt, expiresAt, settledAt },
      }),
    ),
    requests: await requestsData(db, subject, viewer),
    handovers: await handoversData(db, id, viewer),
  };
}

async function requestsData(db: Reader, subject: { subjectType: "application"; subjectId: string }, viewer: Viewer) {
  const open = await listOpenRequests(db, { subjects: [subject], withPassedOn: false });
  const theirs = open.filter(({ userId }) => userId !== viewer.id);
  const personOf = await readPeople(
    db,
    theirs.map(({ userId }) => userId),
  );
  return theirs.map(({ userId, words, createdAt: at }) => ({ ...personOf(userId), words, at }));
}

async function handoversData(db: Reader, applicationId: string, viewer: Viewer) {
  const of = handoverProposals;
  const rows = await db
    .select()
    .from(of)
    .where(and(eq(of.applicationId, applicationId), eq(of.fromUserId, viewer.id)))
    .orderBy(asc(of.id));
  const personOf = await readPeople(
    db,
    rows.map(({ toUserId }) => toUserId),
  );
  return rows.map(({ toUserId, reason, proposedAt, dueAt, outcome, settledAt }) => {
    return { person: personOf(toUserId).name, reason, proposedAt, dueAt, outcome, settledAt };
  });
}

async function readPeople(db: Reader, ids: readonly string[]) {
  const { id, name, email } = users;
  const rows = await db
    .select({ id, name, email })
    .from(users)
    .where(inArray(id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, { name: row.name, email: row.email }]));
  return (userId: string) => byId.get(userId) ?? { name: "", email: "" };
}
