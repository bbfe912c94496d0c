import { and, eq, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { findTies } from "./find-ties.server.ts";
import { listCandidates } from "./list-reviewers.server.ts";
import { STANDING, WAITING } from "./scoring.ts";
import { tellReviewer } from "./tell-of-review.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Assignment {
  applicationId: string;
  reviewerId: string;
  dueOn: string;
  /** Why in spite of a tie that was found. */
  reason?: string;
  /** An assignment that is taken back for it. */
  replaces?: string;
}

type AssignRefusal = DossierRefusal | Refusal<never, "no-reviewer" | "already-asked" | "tied">;

/** Asks a person of a member institution to review a file; one whom the portal finds tied to the applicant only with a reason. */
export function assignReviewer(
  context: Context,
  { applicationId, reviewerId, dueOn, reason, replaces }: Assignment,
  actor: Viewer,
): Promise<Done | AssignRefusal> {
  const { origin } = context.config;
  const change = { applicationId, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done | AssignRefusal>(context, change, actor, async (tx, { application, subject }, now) => {
    if (!IN_REVIEW.includes(application.status)) return refused("impossible");
    const asked = { application, barredIds: subject.conflictedIds, actorId: actor.id, today: dayOf(now) };
    const person = (await listCandidates(tx, asked)).find(({ id }) => id === reviewerId);
    if (!person) return refused("no-reviewer");
    if (await isStanding(tx, applicationId, reviewerId)) return refused("already-asked");
    const ties = (await findTies(tx, application, [person])).get(person.id) ?? [];
    if (ties.length > 0 && !reason) return refused("tied");
    if (replaces && !(await takeBack(tx, { application, reviewId: replaces, actor, origin }, now)))
      return refused("impossible");
    const tiesReason = ties.length > 0 ? (reason ?? null) : null;
    const review = { id: newOrderedId(), applicationId, reviewerId, dueOn, ties, tiesReason };
    const empty = { version: 0, scores: {}, comments: {}, remark: "" };
    await tx
      .insert(applicationReviews)
      .values({ ...review, ...empty, state: "asked", assignedById: actor.id, assignedAt: now });
    const data = { person: person.name, ...(tiesReason && { reason: tiesReason }) };
    const event = { subjectId: applicationId, actorId: actor.id, data };
    await recordActivity(tx, { ...event, action: "application.reviewer_assigned" }, now);
    await tellReviewer(tx, "reviewer-asked", { application, review, origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

async function isStanding(tx: Tx, applicationId: string, reviewerId: string): Promise<boolean> {
  const isTheirs = and(
    eq(applicationReviews.applicationId, applicationId),
    eq(applicationReviews.reviewerId, reviewerId),
    inArray(applicationReviews.state, [...STANDING]),
  );
  return (await tx.$count(applicationReviews, isTheirs)) > 0;
}

interface TakenBack {
  application: ApplicationRow;
  reviewId: string;
  actor: Viewer;
  origin: string;
}

/** Takes an assignment back that nothing was given for; false when there is none. */
async function takeBack(tx: Tx, { application, reviewId, actor, origin }: TakenBack, now: Date): Promise<boolean> {
  const isWaiting = and(
    eq(applicationReviews.id, reviewId),
    eq(applicationReviews.applicationId, application.id),
    inArray(applicationReviews.state, [...WAITING]),
  );
  const [review] = await tx
    .update(applicationReviews)
    .set({ state: "withdrawn", endedAt: now, endedById: actor.id, version: sql`${applicationReviews.version} + 1` })
    .where(isWaiting)
    .returning();
  if (!review) return false;
  const [person] = await tx
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, review.reviewerId ?? ""));
  const event = { subjectId: application.id, actorId: actor.id, data: { person: person?.name ?? "" } };
  await recordActivity(tx, { ...event, action: "application.reviewer_withdrawn" }, now);
  await tellReviewer(tx, "reviewer-withdrawn", { application, review, origin, actorId: actor.id }, now);
  return true;
}

/** Takes an assignment back: the file closes to the reviewer at once. */
export function withdrawReviewer(
  context: Context,
  { applicationId, reviewId }: { applicationId: string; reviewId: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { applicationId, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    const taken = { application, reviewId, actor, origin: context.config.origin };
    return (await takeBack(tx, taken, now)) ? { ok: true } : refused("impossible");
  });
}
