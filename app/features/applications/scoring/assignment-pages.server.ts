import { and, count, desc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf, endOfDay } from "#app/platform/days.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { IN_REVIEW } from "../file/application.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { listFiledDocuments } from "../file/filed-documents.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { findReviewedFile, mayReview } from "../file/reviewed-file.server.ts";
import { viewAnswers } from "../form/answer-view.server.ts";
import { REVIEWED_DOCUMENTS, REVIEWED_QUESTIONS } from "../form/reviewed-questions.ts";
import { findOwnReview, isOpen, type OwnReview } from "./own-review.server.ts";
import { reviewFormValues } from "./review-form-values.server.ts";
import { listGiven } from "./reviewers-page.server.ts";
import { spreadOf, STANDING, WAITING } from "./scoring.ts";
import type { AssignmentLine, AssignmentPage, ReviewText } from "./scoring-model.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

const isFor = (userId: string) =>
  and(
    eq(applicationReviews.reviewerId, userId),
    inArray(applicationReviews.state, [...WAITING]),
    inArray(applications.status, [...IN_REVIEW]),
  );

/** Shown at most; what waits comes first. */
const MOST_LINES = 200;

/** A reviewer's own assignments: what waits, by its day, then what is over. */
export async function listAssignments(db: Reader, { viewer, locale, now }: Asked): Promise<AssignmentLine[]> {
  if (!(await mayReview(db, viewer, dayOf(now)))) return [];
  const rows = await db
    .select({ review: applicationReviews, application: applications })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .where(eq(applicationReviews.reviewerId, viewer.id))
    .orderBy(desc(applicationReviews.id))
    .limit(MOST_LINES);
  const institutionOf = await listedInstitutions(
    db,
    rows.map(({ application }) => application),
    locale,
  );
  const lines = rows.map((own) => lineOf(own, institutionOf(own.application).name, { locale, now }));
  const waiting = lines.filter(({ isForMe }) => isForMe);
  waiting.sort((a, b) => (a.due?.dateTime ?? "").localeCompare(b.due?.dateTime ?? ""));
  return [...waiting, ...lines.filter(({ isForMe }) => !isForMe)];
}

function lineOf(own: OwnReview, institution: string, { locale, now }: Omit<Asked, "viewer">): AssignmentLine {
  const { review, application } = own;
  const isForMe = isOpen(own, WAITING);
  return {
    id: review.id,
    institution,
    caseNumber: application.caseNumber ?? "",
    country: countryName(application.country, locale),
    state: review.state,
    isForMe,
    due: isForMe ? deadlineView(endOfDay(review.dueOn), now, locale) : null,
  };
}

/** One assignment, with what its person may read of the file at this moment; null when it is not this person's. */
export async function findAssignment(
  db: Reader,
  reviewId: string,
  { viewer, locale, now }: Asked,
): Promise<AssignmentPage | null> {
  const asking = { viewer, today: dayOf(now) };
  const own = await findOwnReview(db, reviewId, asking);
  if (!own) return null;
  const { review, application } = own;
  const institutionOf = await listedInstitutions(db, [application], locale);
  const isGiven = review.state === "given";
  const mayRead = STANDING.includes(review.state) && review.state !== "asked";
  const isReadable = mayRead && (await findReviewedFile(db, application.id, asking)) !== null;
  const all = isGiven ? await listGiven(db, application.id) : [];
  const others = all.filter(({ id }) => id !== review.id);
  const form = { own: textOf(review), version: review.version };
  return {
    ...lineOf(own, institutionOf(application).name, { locale, now }),
    ...form,
    seen: reviewFormValues(form).seen,
    mayAnswer: isOpen(own, STANDING),
    mayWrite: isReadable && isOpen(own, ["accepted", "given"]),
    isGiven,
    endReason: review.endedById === viewer.id ? review.endReason : null,
    file: isReadable ? await viewFile(db, application.id, locale) : null,
    others: isGiven ? others.map(textOf) : null,
    spread: others.length > 0 ? spreadOf(all) : [],
  };
}

const textOf = ({ scores, comments, remark }: ReviewText): ReviewText => ({ scores, comments, remark });

async function viewFile(db: Reader, applicationId: string, locale: Locale) {
  const sections = viewAnswers(await getFiledAnswers(db, applicationId), locale).map((section) => ({
    ...section,
    items: section.items.filter(({ path }) => REVIEWED_QUESTIONS.has(path)),
  }));
  const documents = await listFiledDocuments(db, applicationId);
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    documents: documents
      .filter(({ kind }) => REVIEWED_DOCUMENTS.includes(kind))
      .map(({ id, kind, name }) => ({ id, kind, name })),
  };
}

/** What a reviewer has still to answer or to write, for the inbox. */
export async function listReviewsWaiting(db: Reader, asked: Asked): Promise<WaitingItem[]> {
  const t = translator(asked.locale);
  const lines = await listAssignments(db, asked);
  return lines
    .filter(({ isForMe }) => isForMe)
    .map(({ id, institution, caseNumber, state, due }) => ({
      to: `/assignments/${id}`,
      title: `${institution} ${caseNumber}`,
      detail: t(`scoring:inbox.${state === "asked" ? "asked" : "accepted"}`),
      dueAt: due,
    }));
}

/** How many reviews wait for this person. */
export async function countReviewsWaiting(db: Reader, viewer: Viewer, today: string): Promise<number> {
  if (!(await mayReview(db, viewer, today))) return 0;
  const [row] = await db
    .select({ total: count() })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .where(isFor(viewer.id));
  return row?.total ?? 0;
}
