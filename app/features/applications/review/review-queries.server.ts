import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { cityName } from "#app/i18n/place-names.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { shownInstitution } from "../file/application-names.server.ts";
import { ARE_CHECKS_OPEN, isClosed, nextActor, nextStatus } from "../file/application.ts";
import {
  canConsent,
  canDecide,
  canReadInternals,
  canTakeBack,
  canWorkOn,
  isOwner,
} from "../file/application.policy.ts";
import { type Dossier, findDossier } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { deferredUntil } from "../file/deadlines.ts";
import { isNobodysToDecide } from "../file/who-acts.server.ts";
import { daysSince, deadlineView, timeView } from "../file/review-dates.server.ts";
import type { DecisionView, DossierHeader, DossierRights, RecommendationView, TakenBackView } from "./dossier-model.ts";

export interface Asked {
  viewer: Viewer;
  id: string;
  locale: Locale;
  now: Date;
}

export async function personName(db: Reader, userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return person?.name ?? null;
}

/** What this person may do with the dossier as it stands now; the commands ask the same policies again. */
export async function dossierRights(
  db: Reader,
  viewer: Viewer,
  { application, subject, held }: Dossier,
): Promise<DossierRights> {
  const { decisionBy } = await getAssociation(db);
  const { status } = application;
  const isWorker = canWorkOn(viewer, subject);
  const isOwn = isOwner(viewer, subject);
  const isRecommended = status === "recommended";
  return {
    readInternals: canReadInternals(viewer, subject),
    work: isWorker,
    take: isWorker && nextStatus(status, "open") !== null,
    own: isWorker && status !== "submitted" && !isClosed(status),
    ...ownerRights(status, isOwn),
    consent: canConsent(viewer, subject),
    decide: isRecommended && !held && canDecide(viewer, subject, decisionBy),
    takeBack: held !== null && canTakeBack(viewer, subject, decisionBy),
    isRecommender: isRecommended && subject.recommendedByIds.includes(viewer.id),
    recuse: canReadInternals(viewer, subject) && !isClosed(status),
  };
}

function ownerRights(status: ApplicationStatus, isOwn: boolean) {
  return {
    check: isOwn && ARE_CHECKS_OPEN.includes(status),
    request: isOwn && nextStatus(status, "request_information") !== null,
    changeRequest: isOwn && nextStatus(status, "take_back_request") !== null,
    recommend: isOwn && nextStatus(status, "recommend") !== null,
  };
}

/** Head of the dossier: what it is, where it stands, who acts next; null when it is missing or not theirs to see. */
export async function findDossierHeader(db: Reader, asked: Asked): Promise<DossierHeader | null> {
  const { viewer, id, locale, now } = asked;
  const dossier = await findDossier(db, id, viewer);
  if (!dossier) return null;
  const { application } = dossier;
  const answers = await getFiledAnswers(db, id);
  const putOff = deferredUntil(application, now);
  return {
    id,
    version: application.version,
    caseNumber: application.caseNumber ?? "",
    ...shownInstitution({ application, answers }, locale),
    country: countryName(application.country, locale),
    city: cityName(application.city, locale),
    category: application.category,
    readerLocales: await listReaderLocales(db, application),
    status: application.status,
    deferredUntil: putOff && formatDate(putOff, locale),
    isUndecidable: await isNobodysToDecide(db, dossier),
    isForCouncil: (await getAssociation(db)).decisionBy === "ballot",
    nextActor: dossier.held ? null : nextActor(application.status),
    isHeld: dossier.held !== null,
    isRequestPrepared: application.requestPreparedById !== null,
    effectAt: dossier.held?.heldUntil ? formatDateTime(dossier.held.heldUntil, locale) : null,
    deadline: nextActor(application.status) && !dossier.held ? deadlineView(application.dueAt, now, locale) : null,
    submitted:
      application.submittedAt && timeView(application.submittedAt, formatDate(application.submittedAt, locale)),
    ageDays: daysSince(application.submittedAt ?? application.statusChangedAt, now),
    stateDays: daysSince(application.statusChangedAt, now),
    coordinatorId: application.coordinatorId,
    owner: await personName(db, dossier.subject.ownerId),
    isMine: isOwner(viewer, dossier.subject),
    isInCountries: isCoordinator(viewer, application.country),
    rights: await dossierRights(db, viewer, dossier),
  };
}

/** The recommendation that waits for a decision or was decided last, for those who may read it. */
export async function findRecommendationView(
  db: Reader,
  { recommendation }: Dossier,
  locale: Locale,
): Promise<RecommendationView | null> {
  if (!recommendation) return null;
  const { reasonCodes, rationale, createdAt, recommendedById } = recommendation;
  return {
    recommendation: recommendation.recommendation,
    reasonCodes,
    rationale,
    by: await personName(db, recommendedById),
    at: timeView(createdAt, formatDateTime(createdAt, locale)),
  };
}

/** The last decision, or null before the first. */
export async function findDecisionView(
  db: Reader,
  { application, recommendation }: Dossier,
  locale: Locale,
): Promise<DecisionView | null> {
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(applicationDecisions.applicationId, application.id), isNull(applicationDecisions.takenBackAt)))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision) return null;
  const { outcome, category, reasonCodes, explanation, deferredUntil, decidedById, createdAt, heldUntil } = decision;
  return {
    outcome,
    category,
    reasonCodes,
    explanation,
    deferredUntil,
    heldUntil: heldUntil && timeView(heldUntil, formatDateTime(heldUntil, locale)),
    isAnswerToLast: decision.recommendationId === recommendation?.id,
    by: await personName(db, decidedById),
    at: timeView(createdAt, formatDateTime(createdAt, locale)),
    ballot: decision.ballot,
    memberNumber: outcome === "approve" ? await memberNumber(db, application.id) : null,
  };
}

/** The decision on this recommendation that was taken back last, to be changed rather than written anew; null when there is none. */
export async function findTakenBack(db: Reader, { recommendation }: Dossier): Promise<TakenBackView | null> {
  if (!recommendation) return null;
  const { recommendationId, takenBackById } = applicationDecisions;
  const [decision] = await db
    .select()
    .from(applicationDecisions)
    .where(and(eq(recommendationId, recommendation.id), isNotNull(takenBackById)))
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  if (!decision) return null;
  const { outcome, category, reasonCodes, explanation, deferredUntil, decidedById } = decision;
  const names = { by: await personName(db, decidedById), takenBackBy: await personName(db, decision.takenBackById) };
  return { outcome, ...names, form: { category, reasonCodes, explanation, until: deferredUntil } };
}

async function memberNumber(db: Reader, applicationId: string): Promise<string | null> {
  const [row] = await db
    .select({ number: memberships.number })
    .from(memberships)
    .where(eq(memberships.applicationId, applicationId));
  return row?.number ?? null;
}

/** Notes of the secretariat, oldest first. Never part of anything an applicant is shown. */
export async function listNotes(db: Reader, applicationId: string, locale: Locale) {
  const rows = await db
    .select({
      id: applicationNotes.id,
      author: users.name,
      body: applicationNotes.body,
      createdAt: applicationNotes.createdAt,
    })
    .from(applicationNotes)
    .leftJoin(users, eq(users.id, applicationNotes.authorId))
    .where(eq(applicationNotes.applicationId, applicationId))
    .orderBy(asc(applicationNotes.id));
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: timeView(createdAt, formatDateTime(createdAt, locale)) }));
}
