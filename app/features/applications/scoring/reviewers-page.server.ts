import { asc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf, daysAfter, endOfDay } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applicationRecommendations } from "#db/schema/decisions.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import { isOwner } from "../file/application.policy.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { deadlineView, timeView } from "../file/review-dates.server.ts";
import { listReviewers, placeNames, viewCandidates } from "./list-reviewers.server.ts";
import type { ReviewRow } from "./own-review.server.ts";
import { countMissing, REVIEW_DAYS, spreadOf, STANDING, WAITING } from "./scoring.ts";
import type { ReviewersPage, ReviewSummary, ReviewView } from "./scoring-model.ts";

interface Asking {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The reviews of one file, in the order in which they were asked for. */
export async function listReviews(db: Reader, applicationId: string): Promise<ReviewRow[]> {
  return db
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.applicationId, applicationId))
    .orderBy(asc(applicationReviews.id));
}

const given = (reviews: readonly ReviewRow[]) => reviews.filter(({ state }) => state === "given");

/** How many reviews a file needs and does not have; 0 where none are asked for. */
export async function countMissingReviews(db: Reader, applicationId: string): Promise<number> {
  const { reviewersPerCase } = await getAssociation(db);
  if (reviewersPerCase === 0) return 0;
  const states = (await listReviews(db, applicationId)).map(({ state }) => state);
  return countMissing(reviewersPerCase, states);
}

/** How it stands with the reviews of a file, for its first pages; null where nobody is asked for any. */
export async function findProgress(db: Reader, applicationId: string) {
  const { reviewersPerCase: required } = await getAssociation(db);
  const states = (await listReviews(db, applicationId)).map(({ state }) => state);
  if (required === 0 && states.length === 0) return null;
  const standing = states.filter((state) => STANDING.includes(state)).length;
  return { required, standing, given: states.filter((state) => state === "given").length };
}

/** Everything about the reviews of a file, for whoever assigns reviewers. */
export async function findReviewersPage(
  db: Reader,
  { application, subject }: Dossier,
  { viewer, locale, now }: Asking,
): Promise<ReviewersPage> {
  const { reviewersPerCase: required } = await getAssociation(db);
  const reviews = await listReviews(db, application.id);
  const mayAssign = isOwner(viewer, subject) && IN_REVIEW.includes(application.status);
  const today = dayOf(now);
  const standing = reviews.filter(({ state }) => STANDING.includes(state)).map(({ reviewerId }) => reviewerId);
  const asked = { application, barredIds: subject.conflictedIds, actorId: viewer.id, today };
  const candidates = mayAssign ? await viewCandidates(db, asked, locale) : [];
  return {
    id: application.id,
    required,
    missing: countMissing(
      required,
      reviews.map(({ state }) => state),
    ),
    mayAssign,
    candidates: candidates.filter(({ id }) => !standing.includes(id)),
    reviews: await viewReviews(db, reviews, { locale, now, isOpen: IN_REVIEW.includes(application.status) }),
    spread: spreadOf(given(reviews).map(({ scores }) => scores)),
    dueOn: daysAfter(today, REVIEW_DAYS.usual),
  };
}

async function viewReviews(
  db: Reader,
  reviews: readonly ReviewRow[],
  { locale, now, isOpen }: { locale: Locale; now: Date; isOpen: boolean },
): Promise<ReviewView[]> {
  if (reviews.length === 0) return [];
  const able = new Set((await listReviewers(db, dayOf(now))).map(({ id }) => id));
  const ids = reviews.flatMap(({ reviewerId }) => reviewerId ?? []);
  const named = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  const people = new Map(named.map((row) => [row.id, row.name]));
  const { userId, institutionId } = grants;
  const held = await db.selectDistinct({ userId, institutionId }).from(grants).where(inArray(userId, ids));
  const placesOf = (one: string | null) =>
    held.filter((grant) => grant.userId === one).flatMap((grant) => grant.institutionId ?? []);
  const names = await placeNames(db, [...new Set(reviews.flatMap(({ reviewerId }) => placesOf(reviewerId)))], locale);
  const at = (moment: Date | null) => moment && timeView(moment, formatDateTime(moment, locale));
  return reviews.map((review): ReviewView => {
    const { id, reviewerId, state, dueOn, ties, tiesReason, endReason, scores, comments, remark, firstScores } = review;
    return {
      id,
      reviewer: people.get(reviewerId ?? "") ?? "",
      places: placesOf(reviewerId).flatMap((one) => names.get(one) ?? []),
      state,
      isStanding: STANDING.includes(state),
      isUnable: WAITING.includes(state) && !able.has(reviewerId ?? ""),
      due: isOpen && WAITING.includes(state) ? deadlineView(endOfDay(dueOn), now, locale) : null,
      ties,
      tiesReason,
      endReason,
      givenAt: at(review.givenAt),
      text: state === "given" ? { scores, comments, remark } : null,
      changedAt: at(review.changedAt),
      firstScores: state === "given" && review.changedAt ? firstScores : null,
    };
  });
}

/** What those who decide read of the reviews of a file; null where nobody was asked for any. */
export async function summarizeReviews(
  db: Reader,
  { applicationId, recommendationId }: { applicationId: string; recommendationId: string | null },
): Promise<ReviewSummary | null> {
  const { reviewersPerCase: required } = await getAssociation(db);
  const reviews = await listReviews(db, applicationId);
  const [recommended] = await db
    .select({ withoutReviews: applicationRecommendations.withoutReviews })
    .from(applicationRecommendations)
    .where(eq(applicationRecommendations.id, recommendationId ?? ""));
  const withoutReviews = recommended?.withoutReviews ?? null;
  if (reviews.length === 0 && !withoutReviews) return null;
  const all = given(reviews);
  return {
    required,
    given: all.length,
    spread: spreadOf(all.map(({ scores }) => scores)),
    remarks: all.map(({ remark }) => remark),
    withoutReviews,
  };
}
