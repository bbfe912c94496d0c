import { isCoordinator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { IN_DOSSIER } from "./application.ts";

/** What a policy must know of an application. */
export interface ApplicationSubject {
  id: string;
  status: ApplicationStatus;
  country: string;
  /** Set once it was submitted: a draft withdrawn or expired before that never reaches the secretariat. */
  caseNumber: string | null;
  /** Who recommended last; null as long as the file has not been before the council. */
  recommendedById: string | null;
  /** People who declared a conflict of interest, and all who act for the applying institution. */
  conflictedIds: readonly string[];
}

/** The applicant's own: any applicant grant on it. */
export function isApplicant(viewer: Viewer | null, application: Pick<ApplicationSubject, "id">): boolean {
  return viewer?.grants.some((grant) => grant.role === "applicant" && grant.applicationId === application.id) ?? false;
}

/**
 * Whether the dossier exists for this viewer: submitted, and in the scope of a coordinator or, once recommended, before
 * the council. Never for the applicant, whatever else that person is.
 */
export function canSeeDossier(viewer: Viewer, application: ApplicationSubject): boolean {
  const isFiled = application.caseNumber !== null && IN_DOSSIER.includes(application.status);
  const isBeforeCouncil = isCouncilMember(viewer) && application.recommendedById !== null;
  const isInScope = isCoordinator(viewer, application.country) || isBeforeCouncil;
  return isFiled && isInScope && !isApplicant(viewer, application);
}

/** Has a conflict of interest: sees the public side of the dossier, and takes no part. */
export function isRecused(viewer: Viewer, application: ApplicationSubject): boolean {
  return application.conflictedIds.includes(viewer.id);
}

/** Notes, recommendations and checks: whoever sees the dossier and has no conflict of interest. */
export function canReadInternals(viewer: Viewer, application: ApplicationSubject): boolean {
  return canSeeDossier(viewer, application) && !isRecused(viewer, application);
}

/** Checks, notes, messages, requests and recommendations: a coordinator in scope and without a conflict of interest. */
export function canWorkOn(viewer: Viewer, application: ApplicationSubject): boolean {
  return canReadInternals(viewer, application) && isCoordinator(viewer, application.country);
}

/**
 * Deciding on a recommendation: a council member or a second coordinator, as the setting says; never the person who
 * recommended, never one with a conflict of interest, never an administrator as such.
 */
export function canDecide(
  viewer: Viewer,
  application: ApplicationSubject,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const asCouncil = decisionBy !== "coordinator" && isCouncilMember(viewer);
  const asCoordinator = decisionBy !== "council" && isCoordinator(viewer, application.country);
  const isSecondPerson = application.recommendedById !== viewer.id;
  return canReadInternals(viewer, application) && (asCouncil || asCoordinator) && isSecondPerson;
}
