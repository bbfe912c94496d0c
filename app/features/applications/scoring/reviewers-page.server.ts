import { asc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf, daysAfter, endOfDay } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { ReviewState } from "#db/vocabulary-scoring.ts";
import { IN_REVIEW } from "../file/application.ts";
import { isOwner } from "../file/application.policy.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { deadlineView, timeView } from "../file/review-dates.server.ts";
import { listReviewers, placeNames, viewCandidates } from "./list-reviewers.server.ts";
import type { ReviewRow } from "./own-review.server.ts";
import { countMissing, isTurnedDown, REVIEW_DAYS, spreadOf, STANDING, WAITING } from "./scoring.ts";
import type { ReviewersPage, ReviewProgress, ReviewSummary, ReviewView } from "./scoring-model.ts";

interface Asking {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** The reviews of one file, in the order in which they were asked for. */
async function listReviews(db: Reader, applicationId: string): Promise<ReviewRow[]> {
  return db
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.applicationId, applicationId))
    .orderBy(asc(applicationReviews.id));
}

const given = (reviews: readonly ReviewRow[]) => reviews.filter(({ state }) => state === "given");

/** Those that are given. */
export const listGiven = async (db: Reader, applicationId: string) => given(await listReviews(db, applicationId));

/** How it stands with the reviews of a file; null where nobody is asked for any. */
export async function findProgress(db: Reader, applicationId: string): Promise<ReviewProgress | null> {
  const { reviewersPerCase: required } = await getAssociation(db);
  const { state } = applicationReviews;
  const isOfFile = eq(applicationReviews.applicationId, applicationId);
  const states = (await db.select({ state }).from(applicationReviews).where(isOfFile)).map((row) => row.state);
  if (required === 0 && states.length === 0) return null;
  const countIn = (some: readonly ReviewState[]) => states.filter((one) => some.includes(one)).length;
  return { required, standing: countIn(STANDING), given: countIn(["given"]), missing: countMissing(required, states) };
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
  const turnedDown = new Map(
    reviews.flatMap(({ reviewerId, state }) => (isTurnedDown(state) ? [[reviewerId, state]] : [])),
  );
  const choices = candidates
    .filter(({ id }) => !standing.includes(id))
    .map((one) => ({ ...one, turnedDown: turnedDown.get(one.id) ?? null }));
  return {
    id: application.id,
    required,
    missing: countMissing(
      required,
      reviews.map(({ state }) => state),
    ),
    mayAssign,
    candidates: choices.sort((a, b) => Number(a.turnedDown !== null) - Number(b.turnedDown !== null)),
    reviews: await viewReviews(db, reviews, { locale, now, isOpen: IN_REVIEW.includes(application.status) }),
    spread: spreadOf(given(reviews)),
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

type SummaryOf = (applicationId: string, why: Pick<ReviewSummary, "withoutReviews">) => ReviewSummary | null;

/** What those who decide read of the reviews of files; null for a file where nobody was asked for any. */
export async function summarizeReviews(db: Reader, applicationIds: readonly string[]): Promise<SummaryOf> {
  const { reviewersPerCase: required } = await getAssociation(db);
  const isOfThese = inArray(applicationReviews.applicationId, [...applicationIds]);
  const rows = await db.select().from(applicationReviews).where(isOfThese).orderBy(asc(applicationReviews.id));
  const reviewsOf = Map.groupBy(rows, ({ applicationId }) => applicationId);
  return (applicationId, { withoutReviews }) => {
    const reviews = reviewsOf.get(applicationId) ?? [];
    if (reviews.length === 0 && !withoutReviews) return null;
    const all = given(reviews);
    const remarks = all.map(({ remark }) => remark);
    return { required, given: all.length, spread: spreadOf(all), remarks, withoutReviews };
  };
}
