import {
  handIn,
  isCoordinator,
  isCouncilMember,
  isOnAppealsPanel,
  isReviewer,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { type AssociationSettings, doCoordinatorsDecide, doMembersDecide } from "#app/platform/association.ts";
import type { Bar } from "#db/vocabulary-council.ts";
import { IN_DOSSIER, IN_REVIEW } from "./application.ts";
import type { ApplicationSubject } from "./application-subject.ts";

export type { ApplicationSubject } from "./application-subject.ts";

type Named = Pick<ApplicationSubject, "id">;
/** The applicant's own: whoever has a hand in it, also one that only reads. */
export function isApplicant(viewer: Viewer | null, application: Named): boolean {
  return handIn(viewer, application.id) !== null;
}

/** Whoever answers for the file: sends it to the head, withdraws it, hands it over, invites colleagues. */
export function answersFor(viewer: Viewer, application: Named): boolean {
  return handIn(viewer, application.id) === "applicant";
}

/** Writing sections, documents and letters of a file: whoever answers for it, and colleagues who write in it. */
export function mayWriteIn(viewer: Viewer, application: Named): boolean {
  const hand = handIn(viewer, application.id);
  return hand !== null && hand !== "applicant_reader";
}

/**
 * Whether the dossier exists for this viewer: submitted, and in the scope of a coordinator or before the council: once it
 * was recommended, or while a prepared request waits for consent. Never for the applicant, whatever else that person is.
 */
export function canSeeDossier(viewer: Viewer, application: ApplicationSubject): boolean {
  const isFiled = application.caseNumber !== null && IN_DOSSIER.includes(application.status);
  const { recommendedByIds, requestPreparedById } = application;
  const isBeforeCouncil = isCouncilMember(viewer) && (recommendedByIds.length > 0 || requestPreparedById !== null);
  const isInScope = isCoordinator(viewer, application.country) || isBeforeCouncil || isBeforePanel(viewer, application);
  return isFiled && isInScope && !isApplicant(viewer, application);
}

/** Of the panel, and had nothing to do with the file before it was appealed for. */
function isBeforePanel(viewer: Viewer, { appeal }: ApplicationSubject): boolean {
  return isOnAppealsPanel(viewer) && appeal !== null && appeal !== undefined && !appeal.barredIds.includes(viewer.id);
}

/** Saying what becomes of an appeal, with reasons. */
export function canJudgeAppeal(viewer: Viewer, application: ApplicationSubject): boolean {
  return isBeforePanel(viewer, application) && canReadInternals(viewer, application);
}

/** May judge an appeal on which nothing is found yet, and has not said a word. */
function isUnheard(viewer: Viewer, application: ApplicationSubject): boolean {
  const { isHeld, votedIds } = application.appeal ?? { isHeld: true, votedIds: [] };
  return !isHeld && !votedIds.includes(viewer.id) && canJudgeAppeal(viewer, application);
}

/** Has a conflict of interest: sees that the file is there, its number, name and state, and whom to ask; nothing else. */
export function isRecused(viewer: Viewer, application: ApplicationSubject): boolean {
  return application.conflictedIds.includes(viewer.id);
}

/** Answers, documents, checks, notes, everything in it: whoever sees that the file is there and has no conflict of interest. */
export function canReadInternals(viewer: Viewer, application: ApplicationSubject): boolean {
  return canSeeDossier(viewer, application) && !isRecused(viewer, application);
}

/** Answers and documents that reviewers may read: whoever has said yes to reviewing, as long as reviews are written. */
export function canReadAsReviewer(viewer: Viewer, application: ApplicationSubject): boolean {
  const isTheirs = isReviewer(viewer) && application.reviewingIds.includes(viewer.id);
  return isTheirs && IN_REVIEW.includes(application.status) && !isRecused(viewer, application);
}

/** Checks, notes, messages, requests and recommendations: a coordinator in scope and without a conflict of interest. */
export function canWorkOn(viewer: Viewer, application: ApplicationSubject): boolean {
  return canReadInternals(viewer, application) && isCoordinator(viewer, application.country);
}

/**
 * Answering an applicant whose application the secretariat does not have: a coordinator of its country, as soon as the
 * applicant has written. The messages are all that is seen of it.
 */
export function canAnswerBeforeFiling(viewer: Viewer, application: ApplicationSubject): boolean {
  const isFiled = application.caseNumber !== null && IN_DOSSIER.includes(application.status);
  const isInScope = isCoordinator(viewer, application.country) && !isApplicant(viewer, application);
  return !isFiled && isInScope && !isRecused(viewer, application);
}

/** Reading what applicant and secretariat write to each other. */
export function canReadMessages(viewer: Viewer, application: ApplicationSubject): boolean {
  return canReadInternals(viewer, application) || canAnswerBeforeFiling(viewer, application);
}

/** Writing to the applicant, and saying that nothing need be written. */
export function canAnswerMessages(viewer: Viewer, application: ApplicationSubject): boolean {
  return canWorkOn(viewer, application) || canAnswerBeforeFiling(viewer, application);
}

/** Whether the file is this person's own: checks, requests and recommendations are its owner's affair. */
export function isOwner(viewer: Viewer, application: ApplicationSubject): boolean {
  return canWorkOn(viewer, application) && application.ownerId === viewer.id;
}

/**
 * Deciding on a recommendation: a council member or a second coordinator, as the setting says; never anybody who ever
 * recommended on this file, reviews it or took a decision that the panel overturned, never one with a conflict of interest, never an
 * administrator as such. Where the council votes, no single person decides.
 */
export function canDecide(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const asCouncil = doMembersDecide(decisionBy) && isCouncilMember(viewer);
  const asCoordinator = doCoordinatorsDecide(decisionBy) && isCoordinator(viewer, application.country);
  return (asCouncil || asCoordinator) && isSecondPerson(viewer, application);
}

/** Whether the file is left to the council for now: it is on its agenda, in its vote, or voted on and not announced. */
export function isLeftToVote(
  { councilStage }: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  return councilStage !== null && decisionBy !== "coordinator";
}

/** Sending a recommended file back to the checks: whoever might decide, and as long as the council does not vote on it. */
export function canReturn(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const isFree = application.councilStage === "on_agenda" || !isLeftToVote(application, decisionBy);
  return isFree && !application.isHeld && canDecide(viewer, application, decisionBy);
}

/** Whether the council answers what is recommended: by its vote always, or the one that it holds. */
export function isForCouncil(application: ApplicationSubject, decisionBy: AssociationSettings["decisionBy"]): boolean {
  return decisionBy === "ballot" || isLeftToVote(application, decisionBy);
}

/** Agreeing to a prepared request, or not: a council member or a coordinator, never the one who prepared it. */
export function canConsent(viewer: Viewer, application: ApplicationSubject): boolean {
  const { requestPreparedById, country } = application;
  const isAsked = requestPreparedById !== null && requestPreparedById !== viewer.id;
  return (
    isAsked && canReadInternals(viewer, application) && (isCouncilMember(viewer) || isCoordinator(viewer, country))
  );
}

/** Everybody who neither decides nor votes on the file, and by which rule. */
export function barredFromDeciding(application: ApplicationSubject): ReadonlyMap<string, Bar> {
  const { overturnedIds, reviewingIds, recommendedByIds, conflictedIds } = application;
  return new Map([
    ...overturnedIds.map((id) => [id, "overturned"] as const),
    ...reviewingIds.map((id) => [id, "reviewed"] as const),
    ...recommendedByIds.map((id) => [id, "recommended"] as const),
    ...conflictedIds.map((id) => [id, "conflict"] as const),
  ]);
}

function isSecondPerson(viewer: Viewer, application: ApplicationSubject): boolean {
  return canReadInternals(viewer, application) && !barredFromDeciding(application).has(viewer.id);
}

/** Voting on a file in the council. */
export function canVoteOn(viewer: Viewer, application: ApplicationSubject): boolean {
  return isCouncilMember(viewer) && isSecondPerson(viewer, application);
}

/** Taking a decision back before it takes effect: whoever may decide, and so the person who did; what the council voted whoever may vote. */
export function canTakeBack(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const isOfCouncil = decisionBy === "ballot" || application.isHeldByVote;
  return isOfCouncil ? canVoteOn(viewer, application) : canDecide(viewer, application, decisionBy);
}

/** Agreeing to amend what was decided, or not: whoever might have decided, never the one who proposes it. */
export function canSettleAmendment(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const { amendmentProposedById } = application;
  const isAsked = amendmentProposedById !== null && amendmentProposedById !== viewer.id;
  return isAsked && canTakeBack(viewer, application, decisionBy);
}

/**
 * Who has to act on the file now: a new one or one without an owner is for every coordinator of its country, one that is
 * being checked for its owner, one with a prepared request or a proposed amendment also for everybody who may agree to it, a
 * recommended one for everybody who may decide on it, unless the council votes on it. `isWaitingFor` is the same for lists.
 */
export function mayActNow(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const { status, ownerId, isHeld } = application;
  if (status === "appeal") return isUnheard(viewer, application);
  if (status === "recommended")
    return !isHeld && !isLeftToVote(application, decisionBy) && canDecide(viewer, application, decisionBy);
  if (canConsent(viewer, application) || canSettleAmendment(viewer, application, decisionBy)) return true;
  const isWithSecretariat = status === "submitted" || status === "in_check";
  return isWithSecretariat && canWorkOn(viewer, application) && (ownerId === null || ownerId === viewer.id);
}
