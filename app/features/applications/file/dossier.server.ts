import { and, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findStage } from "#app/features/agenda/stages.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { askedOnce } from "#db/asked-once.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions, applicationRecommendations, conflictsOfInterest } from "#db/schema/decisions.ts";
import { listOverturned, readAppeal } from "./appeal-queries.server.ts";
import { listReviewing } from "./reviewer-queries.server.ts";
import { canReadInternals, canSeeDossier, isOwner, type ApplicationSubject } from "./application.policy.ts";

export type ApplicationRow = typeof applications.$inferSelect;
type RecommendationRow = typeof applicationRecommendations.$inferSelect;
export type DecisionRow = typeof applicationDecisions.$inferSelect;

/** A filed application as the secretariat holds it, with what the policies must know. */
export interface Dossier {
  application: ApplicationRow;
  subject: ApplicationSubject;
  /** The latest; the one a decision answers while the status is `recommended`. */
  recommendation: RecommendationRow | null;
  /** Recorded, and not yet in effect; the applicant and the public know nothing of it. */
  held: DecisionRow | null;
}

/**
 * `owned`: it is a colleague's, and nobody said that this person goes on all the same. `not-owner`: the file is a colleague's, or nobody's, and has to be taken first. `no-colleague`: the person named cannot
 * work on it. `on-agenda`: it is on the agenda of a session that is being prepared. `in-vote`: the council votes on it. `voted`:
 * the council has voted on it and not announced it.
 */
export type DossierRefusal = Refusal<
  "not-found" | "forbidden" | "stale" | "impossible",
  "not-owner" | "no-colleague" | "owned" | "on-agenda" | "in-vote" | "voted"
>;

export interface Done {
  ok: true;
}

/** The dossier of an id for this viewer; null when there is none or it is not theirs to see. */
export async function findDossier(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  const application = await findApplication(db, id);
  if (!application) return null;
  const dossier = await readDossier(db, application);
  return canSeeDossier(viewer, dossier.subject) ? dossier : null;
}

/** The dossier for somebody who may read what is in it; null also for whom a conflict of interest keeps out. */
export async function findReadable(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  const dossier = await findDossier(db, id, viewer);
  return dossier && canReadInternals(viewer, dossier.subject) ? dossier : null;
}

/** The application of an id, whoever asks; null when there is none. */
export const findApplication = askedOnce(
  "application",
  (id: string) => id,
  async (db, id) => (await db.select().from(applications).where(eq(applications.id, id)))[0] ?? null,
);

/** The dossier of an application, for work that asks for no viewer. */
export const readDossier = askedOnce("dossier", ({ id, version }: ApplicationRow) => `${id} ${version}`, gatherDossier);

async function gatherDossier(db: Reader, application: ApplicationRow): Promise<Dossier> {
  const { id, status, country, caseNumber, requestPreparedById, amendmentProposedById } = application;
  const recommendations = await db
    .select()
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.applicationId, id))
    .orderBy(desc(applicationRecommendations.id));
  const conflictedIds = await listConflicted(db, application);
  const held = status === "recommended" ? await findHeld(db, id) : null;
  const subject: ApplicationSubject = {
    id,
    status,
    country,
    caseNumber,
    recommendedByIds: [...new Set(recommendations.map(({ recommendedById }) => recommendedById))],
    reviewingIds: await listReviewing(db, id),
    overturnedIds: await listOverturned(db, id),
    conflictedIds,
    ownerId: await findWorkingOwner(db, application, conflictedIds),
    isHeld: held !== null,
    isHeldByVote: held !== null && held.ballot !== null,
    councilStage: status === "recommended" ? await findStage(db, { subjectType: "application", subjectId: id }) : null,
    requestPreparedById,
    appeal: status === "appeal" ? await readAppeal(db, application) : null,
    amendmentProposedById,
  };
  return { application, subject, recommendation: recommendations[0] ?? null, held };
}

/** Of decisions: recorded, not taken back, and not yet in effect. */
export const isHeld = and(isNotNull(applicationDecisions.heldUntil), isNull(applicationDecisions.takenBackAt));

async function findHeld(db: Reader, applicationId: string): Promise<DecisionRow | null> {
  const [held] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.applicationId, applicationId), isHeld));
  return held ?? null;
}

// A coordinator who was suspended, lost the country or stepped aside owns nothing any more.
async function findWorkingOwner(db: Reader, { coordinatorId, country }: ApplicationRow, conflictedIds: string[]) {
  if (!coordinatorId || conflictedIds.includes(coordinatorId)) return null;
  const isWorking = and(eq(grants.role, "coordinator"), isNull(grants.revokedAt), isNull(users.suspendedAt));
  const held = await db
    .select({ countries: grants.countries })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(users.id, coordinatorId), isWorking));
  return held.some(({ countries }) => countries === null || countries.includes(country)) ? coordinatorId : null;
}

async function listConflicted(db: Reader, { id, institutionId }: ApplicationRow): Promise<string[]> {
  const declared = await db
    .select({ userId: conflictsOfInterest.userId })
    .from(conflictsOfInterest)
    .where(and(eq(conflictsOfInterest.applicationId, id), isNull(conflictsOfInterest.undoneAt)));
  const isOfApplicant = eq(grants.applicationId, id);
  const isTied = institutionId ? or(isOfApplicant, eq(grants.institutionId, institutionId)) : isOfApplicant;
  const tied = await db
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(isNull(grants.revokedAt), isTied));
  return [...declared, ...tied].map(({ userId }) => userId);
}

interface Change {
  applicationId: string;
  /** The version the page showed; left out where a change does not depend on the state. */
  version?: number;
  /** The coordinator the page showed, null for nobody; left out where it does not matter whose the file is. */
  seenCoordinatorId?: string | null;
  isAllowed: (actor: Viewer, subject: ApplicationSubject) => boolean;
  /** For what only the owner of the file does; anybody else has to take it over first. */
  isForOwner?: boolean;
  /** For what is asked about first while the file is a colleague's: whether the actor said to go on all the same. */
  goesOn?: boolean;
}

export type DossierWork<T> = (tx: Tx, dossier: Dossier, now: Date) => Promise<T | DossierRefusal>;

const isDone = (outcome: unknown) => (outcome as { ok?: boolean }).ok === true;

/** Keeps that somebody was asked first and acted on a colleague's file all the same; on any other nothing is kept. */
export async function recordGoingOn(tx: Tx, { application, subject }: Dossier, actor: Viewer, now: Date) {
  const { ownerId } = subject;
  if (!ownerId || !isColleagues(subject, actor)) return;
  const [owner] = await tx.select({ name: users.name }).from(users).where(eq(users.id, ownerId));
  const about = { subjectId: application.id, actorId: actor.id, data: { colleague: owner?.name ?? "" } };
  await recordActivity(tx, { ...about, action: "application.went_on" }, now);
}

/** Whether somebody else works on the file. */
export const isColleagues = ({ ownerId }: ApplicationSubject, actor: Viewer) =>
  ownerId !== null && ownerId !== actor.id;

function whyNot({ application, subject }: Dossier, change: Change, actor: Viewer): DossierRefusal | null {
  const { version = application.version, seenCoordinatorId = application.coordinatorId } = change;
  if (!change.isAllowed(actor, subject)) return refused("forbidden");
  if (change.isForOwner && !isOwner(actor, subject)) return refused("not-owner");
  if (version !== application.version || seenCoordinatorId !== application.coordinatorId) return refused("stale");
  return change.goesOn === false && isColleagues(subject, actor) ? refused("owned") : null;
}

/**
 * The frame of every command on a dossier: one transaction that reads it again, asks the policy again and refuses a
 * stale page, then does `work`.
 */
export function changeDossier<T>(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  change: Change,
  actor: Viewer,
  work: DossierWork<T>,
): Promise<T | DossierRefusal> {
  return withTransaction(async (tx) => {
    const dossier = await findDossier(tx, change.applicationId, actor);
    if (!dossier) return refused("not-found");
    const refusal = whyNot(dossier, change, actor);
    if (refusal) return refusal;
    const now = clock.now();
    const done = await work(tx, dossier, now);
    if (change.goesOn === true && isDone(done)) await recordGoingOn(tx, dossier, actor, now);
    return done;
  });
}
