import { asc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { countUnread, listAwaited } from "#app/features/conversations/reading-marks.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { cityName } from "#app/i18n/place-names.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { shownInstitution } from "../file/application-names.server.ts";
import { ARE_CHECKS_OPEN, isClosed, nextActor, nextStatus } from "../file/application.ts";
import {
  canConsent,
  canDecide,
  canReadInternals,
  canReturn,
  canTakeBack,
  canWorkOn,
  isForCouncil,
  isLeftToVote,
  isOwner,
} from "../file/application.policy.ts";
import { type Dossier, findDossier } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { listDuplicates } from "../file/duplicates.server.ts";
import { deferredUntil } from "../file/deadlines.ts";
import { isNobodysToDecide } from "../file/who-acts.server.ts";
import { findProgress } from "../scoring/reviewers-page.server.ts";
import { personName } from "./decision-views.server.ts";
import { daysSince, deadlineView, timeView } from "../file/review-dates.server.ts";
import type { DossierHeader, DossierRights } from "./dossier-model.ts";

export interface Asked {
  viewer: Viewer;
  id: string;
  locale: Locale;
  now: Date;
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
    own: isWorker && (status !== "submitted" || application.coordinatorId !== null) && !isClosed(status),
    ...ownerRights(status, isOwn),
    consent: canConsent(viewer, subject),
    decide: isRecommended && !held && !isLeftToVote(subject, decisionBy) && canDecide(viewer, subject, decisionBy),
    sendBack: isRecommended && canReturn(viewer, subject, decisionBy),
    takeBack: held !== null && canTakeBack(viewer, subject, decisionBy),
    isOverturned: isRecommended && subject.overturnedIds.includes(viewer.id),
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
  const { decisionBy } = await getAssociation(db);
  const answers = await getFiledAnswers(db, id);
  const putOff = deferredUntil(application);
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
    duplicateOf: (await listDuplicates(db, [application])).get(id) ?? null,
    deferredUntil: putOff && formatDate(putOff, locale),
    isUndecidable: await isNobodysToDecide(db, dossier),
    isForCouncil: isForCouncil(dossier.subject, decisionBy),
    councilStage: isLeftToVote(dossier.subject, decisionBy) ? dossier.subject.councilStage : null,
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
    hasReviewers: canWorkOn(viewer, dossier.subject) && (await findProgress(db, id)) !== null,
    ...(await readWritten(db, id, viewer)),
  };
}

async function readWritten(db: Reader, id: string, viewer: Viewer) {
  const about = { subjectType: "application", subjectIds: [id] } as const;
  const unread = await countUnread(db, about, { userId: viewer.id, side: "secretariat" });
  return { unread: unread.get(id) ?? 0, isAwaited: (await listAwaited(db, about)).has(id) };
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
