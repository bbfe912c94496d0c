import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { changeOwnReview } from "./own-review.server.ts";
import { STANDING, WAITING } from "./scoring.ts";
import { tellAssigners } from "./tell-of-review.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

/** Says yes to reviewing: the file opens to this person. */
export function acceptAssignment(context: Context, reviewId: string, actor: Viewer) {
  return changeOwnReview(context, { reviewId, from: ["asked"] }, actor, async (tx, { application }, now) => {
    const event = { subjectId: application.id, actorId: actor.id };
    await recordActivity(tx, { ...event, action: "application.review_accepted" }, now);
    return { state: "accepted", acceptedAt: now };
  });
}

/** Says no, with the reason, before or after saying yes. */
export function declineAssignment(
  context: Context,
  { reviewId, reason }: { reviewId: string; reason: string },
  actor: Viewer,
) {
  return changeOwnReview(context, { reviewId, from: WAITING }, actor, async (tx, { application, review }, now) => {
    const event = { subjectId: application.id, actorId: actor.id, data: { reason } };
    await recordActivity(tx, { ...event, action: "application.review_declined" }, now);
    const ended = { state: "declined", endedAt: now, endedById: actor.id, endReason: reason } as const;
    const told = { application, review: { ...review, ...ended }, person: actor.name, origin: context.config.origin };
    await tellAssigners(tx, "review-reviewer_declined", told, now);
    return ended;
  });
}

/**
 * Says what ties this person to the applicant: the file closes at once, what was written of it counts no more, and those who
 * assign read the tie. It stands with the conflicts of interest of the file, so that no other role opens it again.
 */
export function declareTie(context: Context, { reviewId, tie }: { reviewId: string; tie: string }, actor: Viewer) {
  return changeOwnReview(context, { reviewId, from: STANDING }, actor, async (tx, { application, review }, now) => {
    const declared = { reason: tie, createdAt: now, undoneAt: null, undoneById: null, undoneReason: null };
    await tx
      .insert(conflictsOfInterest)
      .values({ applicationId: application.id, userId: actor.id, ...declared })
      .onConflictDoUpdate({
        target: [conflictsOfInterest.applicationId, conflictsOfInterest.userId],
        set: declared,
      });
    const event = { subjectId: application.id, actorId: actor.id, data: { reason: tie } };
    await recordActivity(tx, { ...event, action: "application.review_conflict" }, now);
    const ended = { state: "conflicted", endedAt: now, endedById: actor.id, endReason: tie } as const;
    const told = { application, review: { ...review, ...ended }, person: actor.name, origin: context.config.origin };
    await tellAssigners(tx, "review-reviewer_tied", told, now);
    return ended;
  });
}
