import { handIn, type HandRole, type Viewer } from "#app/features/accounts/viewer.ts";
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

/** Whoever answers for an application has so long to answer when the secretariat would hand it over. */
export const ANSWER_DAYS = 7;

/** Leaving an application: colleagues at any time; whoever answers for it hands it over first. */
export function canLeave(viewer: Viewer, application: { id: string }): boolean {
  const hand = handIn(viewer, application.id);
  return hand !== null && hand !== "applicant";
}
