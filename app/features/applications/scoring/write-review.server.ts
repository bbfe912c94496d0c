import { and, eq, inArray, ne } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { changeOwnReview } from "./own-review.server.ts";
import { WAITING } from "./scoring.ts";
import type { ReviewForm } from "./scoring.schema.ts";
import { tellAssigners } from "./tell-of-review.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Input = ReviewForm & { reviewId: string };

const textOf = ({ scores, comments, remark = "" }: ReviewForm) => ({ scores, comments, remark });

/** Keeps what a reviewer has written so far; nobody else reads it. */
export function saveDraft(context: Context, { reviewId, version, ...form }: Input, actor: Viewer) {
  const change = { reviewId, version, from: ["accepted"] as const };
  return changeOwnReview(context, change, actor, () => Promise.resolve(textOf({ version, ...form })));
}

/**
 * Gives a review, or changes one that was given: the others can be read from now on, so the scores of the first time are
 * kept.
 */
export function giveReview(context: Context, { reviewId, version, ...form }: Input, actor: Viewer) {
  const change = { reviewId, version, from: ["accepted", "given"] as const };
  return changeOwnReview(context, change, actor, async (tx, { application, review }, now) => {
    const isChange = review.state === "given";
    const action = isChange ? "application.review_changed" : "application.review_given";
    await recordActivity(tx, { subjectId: application.id, actorId: actor.id, action }, now);
    const text = textOf({ version, ...form });
    if (isChange) return { ...text, changedAt: now };
    const isOther = and(eq(applicationReviews.applicationId, application.id), ne(applicationReviews.id, reviewId));
    const waiting = and(isOther, inArray(applicationReviews.state, [...WAITING]));
    const given = { ...text, state: "given", givenAt: now, firstScores: form.scores } as const;
    if ((await tx.$count(applicationReviews, waiting)) === 0) {
      const told = { application, review: { ...review, ...given }, person: actor.name, origin: context.config.origin };
      await tellAssigners(tx, "review-reviews_given", told, now);
    }
    return given;
  });
}
