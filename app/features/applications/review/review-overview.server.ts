import type { Reader } from "#db/index.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Locale } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES, type MembershipCategory, type Recommendation } from "#db/vocabulary.ts";
import { readersWith } from "../letters/templates.server.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { type CategoryFound, findCategory } from "../form/category.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { isOverruled } from "../checks/judged.ts";
import { canWorkOn, isLeftToVote } from "../file/application.policy.ts";
import { listConflicts } from "../file/conflict-queries.server.ts";
import { type Dossier, findReadable } from "../file/dossier.server.ts";
import { listChecks } from "../checks/list-checks.server.ts";
import { isNobodysToDecide, listColleagues } from "../file/who-acts.server.ts";
import type { DossierRights, OverviewView } from "./dossier-model.ts";
import type { DecisionPageView } from "./decision-model.ts";
import { findAppealView } from "./appeal-view.server.ts";
import { findConditionsNote } from "./conditions-note.server.ts";
import { findReturnNote } from "./return-note.server.ts";
import { listHistory } from "./review-history.server.ts";
import { type Asked, dossierRights, findDossierHeader } from "./review-queries.server.ts";
import { findDecisionView, findRecommendationView, findTakenBack } from "./decision-views.server.ts";

/** The first page of a dossier; null when it is missing or not theirs to read. */
export async function findOverview(db: Reader, asked: Asked): Promise<OverviewView | null> {
  const { viewer, id, locale } = asked;
  const header = await findDossierHeader(db, asked);
  const dossier = header && (await findReadable(db, id, viewer));
  if (!dossier) return null;
  const decision = await findDecisionView(db, dossier, locale);
  const naming = { areReviewersNamed: canWorkOn(viewer, dossier.subject), locale };
  const isAnswered = dossier.application.status !== "recommended" && decision?.isAnswerToLast;
  return {
    header,
    checks: await listChecks(db, viewer, id, locale),
    recommendation: isAnswered ? null : await findRecommendationView(db, dossier, locale),
    decision: decision && {
      ...decision,
      deferredUntil: decision.deferredUntil && formatDay(decision.deferredUntil, locale),
    },
    conflicts: await listConflicts(db, id, naming),
    colleagues: await findSuccessors(db, viewer, header.rights, dossier),
    returnNote: await findReturnNote(db, dossier.application, locale),
    appeal: await findAppealView(db, id, locale),
    conditions: await findConditionsNote(db, dossier.application, locale),
    history: await listHistory(db, id, naming),
  };
}

/** Whom this person can give the file to. */
async function findSuccessors(db: Reader, viewer: Viewer, { own }: DossierRights, { subject }: Dossier) {
  const isTheirs = subject.ownerId === null || subject.ownerId === viewer.id;
  if (!own || !isTheirs) return [];
  const colleagues = await listColleagues(db, subject);
  return colleagues.filter(({ id }) => id !== viewer.id).map(({ id, name }) => ({ value: id, label: name }));
}

const DECISION_TEMPLATES = ["approve", "defer", "refuse"] as const;

function proposedCategory(recommendation: Recommendation): MembershipCategory | null {
  return MEMBERSHIP_CATEGORIES.find((category) => recommendation === `admit_${category}`) ?? null;
}

/** The category the application leads to as it was handed in. */
export async function findAppliesAs(db: Reader, { application }: Dossier): Promise<CategoryFound> {
  return findCategory({ precheck: application.precheck, answers: await getFiledAnswers(db, application.id) });
}

/** Why this person does not decide; said only of whoever may not. */
async function whyNot(
  db: Reader,
  dossier: Dossier,
  { isRecommender, isOverturned }: DossierRights,
): Promise<DecisionPageView["why"]> {
  const isRecommended = dossier.application.status === "recommended";
  if (dossier.held) return "held";
  if (await isNobodysToDecide(db, dossier)) return "no_decider";
  const { decisionBy } = await getAssociation(db);
  const { councilStage } = dossier.subject;
  if (isRecommended && isLeftToVote(dossier.subject, decisionBy)) return councilStage ?? "voting";
  if (isRecommended && decisionBy === "ballot") return "ballot";
  if (isRecommender) return "second_person";
  if (isOverturned) return "overturned";
  return isRecommended ? "not_yours" : "nothing_open";
}

/** The page of a decision: the recommendation, and whether this person may answer it or why not. */
export async function findDecisionPage(
  db: Reader,
  viewer: Viewer,
  dossier: Dossier,
  locale: Locale,
): Promise<DecisionPageView> {
  const { application, recommendation } = dossier;
  const rights = await dossierRights(db, viewer, dossier);
  const checks = await listChecks(db, viewer, application.id, locale);
  const overruled = checks.filter(({ by, automaticResult, result }) => by && isOverruled(automaticResult, result));
  const takenBack = rights.decide ? await findTakenBack(db, dossier) : null;
  return {
    id: application.id,
    version: application.version,
    status: application.status,
    mayDecide: rights.decide,
    mayReturn: rights.sendBack,
    mayTakeBack: rights.takeBack,
    why: await whyNot(db, dossier, rights),
    appeal: await findAppealView(db, application.id, locale),
    recommendation: await findRecommendationView(db, dossier, locale),
    appliesAs: await findAppliesAs(db, dossier),
    overruled,
    doubtful: checks.filter((check) => /^(concern|fail)$/.test(check.result) && !overruled.includes(check)),
    decision: await findDecisionView(db, dossier, locale),
    hasFormalities: (await getAssociation(db)).formalities,
    readers: await readersWith(db, await listReaderLocales(db, application, { isDecision: true }), DECISION_TEMPLATES),
    takenBack,
    isBegun: false,
    proposed: {
      reasonCodes: recommendation?.reasonCodes ?? [],
      explanation: "",
      until: recommendation?.deferredUntil ?? null,
      ...takenBack?.form,
      category: takenBack?.form.category ?? (recommendation && proposedCategory(recommendation.recommendation)),
    },
  };
}
