import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, dayOf, daysAfter } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import { listReviewers } from "./list-reviewers.server.ts";
import { WAITING } from "./scoring.ts";
import { tellReviewer } from "./tell-of-review.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Days before the last one on which a reviewer is reminded. */
const FIRST = 3;
const LAST = 0;

/**
 * Reminds those who still review three days before a review is due and on the day, each once. Who was asked within those days is
 * reminded on the last one alone.
 */
async function remindReviewers({ db, withTransaction, clock, config }: Context): Promise<void> {
  const today = dayNow(clock);
  const { dueOn, state, applicationId } = applicationReviews;
  const isNear = and(gte(dueOn, today), lte(dueOn, daysAfter(today, FIRST)));
  const rows = await db
    .select({ review: applicationReviews, application: applications })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(and(isNear, inArray(state, [...WAITING]), inArray(applications.status, [...IN_REVIEW])))
    .orderBy(asc(dueOn), asc(applicationReviews.id));
  const able = new Set((await listReviewers(db, today)).map(({ id }) => id));
  for (const { review, application } of rows) {
    if (!able.has(review.reviewerId ?? "")) continue;
    const round = review.dueOn === today ? LAST : FIRST;
    const wasJustAsked = dayOf(review.assignedAt) >= daysAfter(review.dueOn, -FIRST);
    if (round === FIRST && wasJustAsked) continue;
    const told = { application, review, origin: config.origin, actorId: null, occasion: `${review.dueOn}:${round}` };
    await withTransaction((tx) => tellReviewer(tx, "reviewer-reminder", told, clock.now()));
  }
}

export const remindReviewersJob: Job<Context> = {
  name: "remind-reviewers",
  cron: "0 21 5 * * *",
  work: remindReviewers,
};
