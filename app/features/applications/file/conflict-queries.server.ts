import { and, asc, eq, isNull, notExists } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { conflictsOfInterest } from "#db/schema/decisions.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import type { Locale } from "#db/locales.ts";
import { type TimeView, timeView } from "./review-dates.server.ts";

/** Who stepped aside from a file, and what ties that person to the applicant. */
export interface ConflictView {
  userId: string;
  name: string;
  reason: string;
  at: TimeView;
}

/** A file a person has stepped aside from. */
export interface OwnConflict {
  applicationId: string;
  caseNumber: string | null;
  reason: string;
  at: TimeView;
}

/**
 * Who has stepped aside from a file, and what ties them to the applicant: for colleagues. Whoever does not read who reviews
 * does not read it of reviewers either.
 */
export async function listConflicts(
  db: Reader,
  applicationId: string,
  { areReviewersNamed, locale }: { areReviewersNamed: boolean; locale: Locale },
): Promise<ConflictView[]> {
  const { userId, reason, createdAt, undoneAt } = conflictsOfInterest;
  const isOfFile = eq(conflictsOfInterest.applicationId, applicationId);
  const { reviewerId, state } = applicationReviews;
  const isTheirs = and(eq(applicationReviews.applicationId, applicationId), eq(reviewerId, userId));
  const asReviewer = db
    .select({ id: applicationReviews.id })
    .from(applicationReviews)
    .where(and(isTheirs, eq(state, "conflicted")));
  const rows = await db
    .select({ userId, name: users.name, reason, createdAt })
    .from(conflictsOfInterest)
    .innerJoin(users, eq(users.id, userId))
    .where(and(isOfFile, isNull(undoneAt), areReviewersNamed ? undefined : notExists(asReviewer)))
    .orderBy(asc(createdAt));
  return rows.map(({ createdAt: at, ...row }) => ({ ...row, at: timeView(at, formatDateTime(at, locale)) }));
}

/** The files a person has stepped aside from, for an administrator who may undo it. */
export async function listConflictsOf(db: Reader, userId: string, locale: Locale): Promise<OwnConflict[]> {
  const { applicationId, reason, createdAt, undoneAt } = conflictsOfInterest;
  const rows = await db
    .select({ applicationId, caseNumber: applications.caseNumber, reason, createdAt })
    .from(conflictsOfInterest)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(and(eq(conflictsOfInterest.userId, userId), isNull(undoneAt)))
    .orderBy(asc(createdAt));
  return rows.map(({ createdAt: at, ...row }) => ({ ...row, at: timeView(at, formatDateTime(at, locale)) }));
}
