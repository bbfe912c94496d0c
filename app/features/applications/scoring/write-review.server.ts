import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { changeOwnReview, type ReviewRow } from "./own-review.server.ts";
import { WAITING } from "./scoring.ts";
import type { ReviewForm } from "./scoring.schema.ts";
import { tellAssigners } from "./tell-of-review.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Input = ReviewForm & { reviewId: string };

const textOf = ({ scores, comments, remark = "" }: ReviewForm) => ({ scores, comments, remark });

type Written = ReturnType<typeof textOf>;

/** Whether nothing was changed; a comment that is empty is none. */
function saysTheSame(one: Written, other: Pick<ReviewRow, keyof Written>): boolean {
  const plain = ({ scores, comments, remark }: Pick<ReviewRow, keyof Written> | Written) => ({
    scores,
    comments: Object.fromEntries(Object.entries(comments).filter(([, comment]) => comment)),
    remark: remark ?? "",
  });
  return isDeepStrictEqual(plain(one), plain(other));
}

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
    const text = textOf({ version, ...form });
    if (isChange && saysTheSame(text, review)) return {};
    const action = isChange ? "application.review_changed" : "application.review_given";
    await recordActivity(tx, { subjectId: application.id, actorId: actor.id, action }, now);
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
