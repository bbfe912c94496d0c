import { and, eq, inArray, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { findTies } from "./find-ties.server.ts";
import { listCandidates } from "./list-reviewers.server.ts";
import type { ReviewRow } from "./own-review.server.ts";
import { STANDING, TURNED_DOWN, WAITING } from "./scoring.ts";
import { tellReviewer } from "./tell-of-review.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Assignment {
  applicationId: string;
  reviewerIds: readonly string[];
  dueOn: string;
  /** Why in spite of ties that were found. */
  reason?: string;
  /** An assignment that is taken back for them, or that its reviewer has ended. */
  replaces?: string;
}

type WhyNot = "no-reviewer" | "already-asked";

/** What became of each of those who were to be asked. */
export interface Assigned extends Done {
  assigned: string[];
  /** Without a name where the person never was a reviewer. */
  left: { id: string; name: string | null; why: WhyNot }[];
}

type AssignRefusal = DossierRefusal | Refusal<never, "tied">;
type Candidate = Awaited<ReturnType<typeof listCandidates>>[number];

/**
 * Asks people of member institutions to review a file, with one day for all; one whom the portal finds tied to the applicant
 * only with a reason. Who cannot be asked any more is left, and the others are asked all the same.
 */
export function assignReviewers(
  context: Context,
  { applicationId, reviewerIds, dueOn, reason, replaces }: Assignment,
  actor: Viewer,
): Promise<Assigned | AssignRefusal> {
  const { origin } = context.config;
  const change = { applicationId, isAllowed: canWorkOn, isForOwner: true };
  return changeDossier<Assigned | AssignRefusal>(context, change, actor, async (tx, { application, subject }, now) => {
    if (!IN_REVIEW.includes(application.status)) return refused("impossible");
    const asked = { application, barredIds: subject.conflictedIds, actorId: actor.id, today: dayOf(now) };
    const { people, left } = await sortOut(tx, asked, reviewerIds);
    const ties = await findTies(tx, application, people);
    const tiesOf = ({ id }: Candidate) => ties.get(id) ?? [];
    if (!reason && people.some((person) => tiesOf(person).length > 0)) return refused("tied");
    const gone = { application, reviewId: replaces ?? "", actor, origin };
    if (people.length > 0 && replaces && !(await hasTurnedDown(tx, gone)) && !(await takeBack(tx, gone, now)))
      return refused("impossible");
    for (const person of people) {
      const why = tiesOf(person).length > 0 ? (reason ?? null) : null;
      await assign(tx, { application, person, dueOn, ties: tiesOf(person), tiesReason: why, actor, origin }, now);
    }
    return { ok: true, assigned: people.map(({ name }) => name), left };
  });
}

/** Who of some people can be asked, and why the others cannot. */
async function sortOut(tx: Tx, asked: Parameters<typeof listCandidates>[1], reviewerIds: readonly string[]) {
  const candidates = await listCandidates(tx, asked);
  const standing = await listStanding(tx, asked.application.id);
  const people = candidates.filter(({ id }) => reviewerIds.includes(id) && !standing.has(id));
  const others = [...new Set(reviewerIds)].filter((id) => !people.some((person) => person.id === id));
  const names = await listNames(tx, others);
  const left = others.map((id) => ({
    id,
    name: names.get(id) ?? null,
    why: standing.has(id) ? ("already-asked" as const) : ("no-reviewer" as const),
  }));
  return { people, left };
}

/** The names of people who are or were reviewers. */
async function listNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinct({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(grants, and(eq(grants.userId, users.id), eq(grants.role, "reviewer")))
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Asking extends Pick<ReviewRow, "dueOn" | "ties" | "tiesReason"> {
  application: ApplicationRow;
  person: Candidate;
  actor: Viewer;
  origin: string;
}

async function assign(tx: Tx, { application, person, actor, origin, ...asked }: Asking, now: Date): Promise<void> {
  const review = { id: newOrderedId(), applicationId: application.id, reviewerId: person.id, ...asked };
  const empty = { version: 0, scores: {}, comments: {}, remark: "" };
  await tx
    .insert(applicationReviews)
    .values({ ...review, ...empty, state: "asked", assignedById: actor.id, assignedAt: now });
  const data = { person: person.name, ...(asked.tiesReason && { reason: asked.tiesReason }) };
  const event = { subjectId: application.id, actorId: actor.id, data };
  await recordActivity(tx, { ...event, action: "application.reviewer_assigned" }, now);
  await tellReviewer(tx, "reviewer-asked", { application, review, origin, actorId: actor.id }, now);
}

/** Who is asked already and has neither declined nor been relieved. */
async function listStanding(tx: Tx, applicationId: string): Promise<ReadonlySet<string | null>> {
  const { reviewerId, state } = applicationReviews;
  const rows = await tx
    .select({ reviewerId })
    .from(applicationReviews)
    .where(and(eq(applicationReviews.applicationId, applicationId), inArray(state, [...STANDING])));
  return new Set(rows.map((row) => row.reviewerId));
}

interface TakenBack {
  application: ApplicationRow;
  reviewId: string;
  actor: Viewer;
  origin: string;
}

/** Whether the reviewer has ended the assignment already: there is nothing to take back. */
async function hasTurnedDown(tx: Tx, { application, reviewId }: TakenBack): Promise<boolean> {
  const { id, applicationId, state } = applicationReviews;
  const isThis = and(eq(id, reviewId), eq(applicationId, application.id), inArray(state, [...TURNED_DOWN]));
  return (await tx.select({ id }).from(applicationReviews).where(isThis)).length > 0;
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
