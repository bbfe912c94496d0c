import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { ReviewState } from "#db/vocabulary-scoring.ts";
import { IN_REVIEW } from "../file/application.ts";
import type { ApplicationRow, Done } from "../file/dossier.server.ts";
import { mayReview } from "../file/reviewed-file.server.ts";

export type ReviewRow = typeof applicationReviews.$inferSelect;
type ReviewRefusal = Refusal<"not-found" | "impossible" | "stale">;

export interface OwnReview {
  review: ReviewRow;
  application: ApplicationRow;
}

/** A person's own assignment; null when there is none, or the person does not review any more. */
export async function findOwnReview(
  db: Reader,
  reviewId: string,
  { viewer, today }: { viewer: Viewer; today: string },
): Promise<OwnReview | null> {
  if (!(await mayReview(db, viewer, today))) return null;
  const [found] = await db
    .select({ review: applicationReviews, application: applications })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .where(and(eq(applicationReviews.id, reviewId), eq(applicationReviews.reviewerId, viewer.id)));
  return found ?? null;
}

/** Whether an assignment was given to a person, who may not review any more. */
export async function wasAssigned(db: Reader, reviewId: string, viewer: Viewer): Promise<boolean> {
  const isTheirs = and(eq(applicationReviews.id, reviewId), eq(applicationReviews.reviewerId, viewer.id));
  return (await db.$count(applicationReviews, isTheirs)) > 0;
}

/** Whether something can still be done with an assignment in one of some states. */
export const isOpen = ({ review, application }: OwnReview, states: readonly ReviewState[]) =>
  states.includes(review.state) && IN_REVIEW.includes(application.status);

interface Change {
  reviewId: string;
  /** The version the page showed; left out where it does not matter what was written. */
  version?: number;
  from: readonly ReviewState[];
}

/** The frame of every command of a reviewer: one transaction that reads the own assignment again and refuses a stale page. */
export function changeOwnReview(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  { reviewId, version, from }: Change,
  actor: Viewer,
  work: (tx: Tx, own: OwnReview, now: Date) => Promise<Partial<ReviewRow>>,
): Promise<Done | ReviewRefusal> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const own = await findOwnReview(tx, reviewId, { viewer: actor, today: dayOf(now) });
    if (!own) return refused("not-found");
    if (!isOpen(own, from)) return refused("impossible");
    if (version !== undefined && version !== own.review.version) return refused("stale");
    const change = await work(tx, own, now);
    const isAsRead = and(eq(applicationReviews.id, reviewId), eq(applicationReviews.version, own.review.version));
    const written = await tx
      .update(applicationReviews)
      .set({ ...change, version: own.review.version + 1 })
      .where(isAsRead)
      .returning({ id: applicationReviews.id });
    return written.length > 0 ? { ok: true } : refused("stale");
  });
}
