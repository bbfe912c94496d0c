import { and, or, sql } from "drizzle-orm";
import { isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { placeOf, whichAreStuck } from "../file/who-acts.server.ts";
import { isForWord, isToAnswerBy, isWaitingFor } from "../file/review-scope.server.ts";
import { isCaredForBy } from "../file/stuck-scope.server.ts";
import { ORDERS } from "./queue-search.server.ts";
import { nextStep } from "./next-step.ts";
import { readLines } from "./review-queue.server.ts";

/** The inbox shows so many files and says how many more there are. */
export const INBOX_SIZE = 100;

interface Asking {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** What waits for this person, for the inbox: what came back first, then the soonest. */
export async function listReviewWaiting(db: Reader, { viewer, locale, now }: Asking, limit = INBOX_SIZE) {
  const { decisionBy } = await getAssociation(db);
  const isWaiting = isWaitingFor(viewer, decisionBy);
  const found = await db
    .select({ id: applications.id, isForMe: sql<number>`1`.mapWith(Number) })
    .from(applications)
    .where(isWaiting)
    .orderBy(...ORDERS.due)
    .limit(limit);
  const rows = await readLines(db, found);
  const institutionOf = await listedInstitutions(db, rows, locale);
  return rows.map((row) => ({
    id: row.id,
    name: institutionOf(row).name,
    caseNumber: row.caseNumber ?? "",
    cameBack: row.cameBack,
    nextStep: nextStep(row, viewer),
    deadline: deadlineView(row.dueAt, now, locale),
  }));
}

function missingFor(status: ApplicationStatus): "no_panel" | "no_decider" | "no_coordinator" {
  if (status === "appeal") return "no_panel";
  return status === "recommended" ? "no_decider" : "no_coordinator";
}

/** The files nobody may decide or work on, and the appeals too few may judge, for those whose affair that is. */
export async function listStuck(db: Reader, { viewer, locale, now }: Asking) {
  if (!isAdministrator(viewer) && !isCoordinator(viewer)) return [];
  const rows = await db
    .select()
    .from(applications)
    .where(and(isCaredForBy(viewer), await whichAreStuck(db)))
    .orderBy(...ORDERS.due)
    .limit(INBOX_SIZE);
  const institutionOf = await listedInstitutions(db, rows, locale);
  return rows.map((row) => ({
    to: placeOf(viewer, row),
    title: `${institutionOf(row).name ?? ""} ${row.caseNumber ?? ""}`.trim(),
    detail: translator(locale)(`common:inbox.review.${missingFor(row.status)}`),
    dueAt: deadlineView(row.dueAt, now, locale),
  }));
}

/** How many files wait for this person, or have an applicant who waits for this person's answer. */
export async function countReviewWork(db: Reader, viewer: Viewer): Promise<number> {
  const { decisionBy } = await getAssociation(db);
  return db.$count(applications, or(isWaitingFor(viewer, decisionBy), isToAnswerBy(viewer)));
}

/** How many files wait for this person. */
export async function countReviewWaiting(db: Reader, viewer: Viewer): Promise<number> {
  const { decisionBy } = await getAssociation(db);
  return db.$count(applications, isWaitingFor(viewer, decisionBy));
}

/** How many appeals wait for this person's word. */
export function countAppealsWaiting(db: Reader, viewer: Viewer): Promise<number> {
  return db.$count(applications, isForWord(viewer));
}
