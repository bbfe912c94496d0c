import { handIn, type HandRole, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { isClosed } from "../file/application.ts";
import { answersFor } from "../file/application.policy.ts";

/** People on one application, those invited among them. */
export const MOST_HANDS = 10;

/** What colleagues are invited as. */
export const COLLEAGUE_ROLES = ["co_applicant", "applicant_reader"] as const satisfies readonly HandRole[];

interface Named {
  id: string;
  status: ApplicationStatus;
}

/** Whether colleagues can be invited, changed and removed, and the application handed over. */
export function canChangeHands(viewer: Viewer, application: Named): boolean {
  return answersFor(viewer, application) && !isClosed(application.status);
}

/** Leaving an application: colleagues at any time; whoever answers for it hands it over first. */
export function canLeave(viewer: Viewer, application: { id: string }): boolean {
  const hand = handIn(viewer, application.id);
  return hand !== null && hand !== "applicant";
}

/**
 * Answering somebody who asks to be let in to an application: whoever answers for it; once the request has gone on to the
 * secretariat also its coordinators. Never the one who asks, and never a coordinator who has a hand in it.
 */
export function canAnswerRequest(
  viewer: Viewer,
  application: { id: string; country: string },
  request: { userId: string; passedOnAt: Date | null },
): boolean {
  if (request.userId === viewer.id) return false;
  if (answersFor(viewer, application)) return true;
  const isOurs = request.passedOnAt !== null && isCoordinator(viewer, application.country);
  return isOurs && handIn(viewer, application.id) === null;
}
