import { belongsToInstitution, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import type { ResultState, ResultVisibility } from "#db/vocabulary-results.ts";
import { institutionsIn, type Partnership, seesPartnership } from "../project/partnership.policy.ts";
import { type Audience, canLead, canSeeDetail, type ProjectSubject, worksFor } from "../project/project.policy.ts";

/** What a policy must know of a result. */
export interface ResultSubject {
  state: ResultState;
  visibility: ResultVisibility;
  /** The institutions it is of, also those of a change that waits. */
  institutionIds: readonly string[];
  /** Who wrote of it: began, changed last, handed in. */
  writerIds: readonly string[];
}

/** Results come also when the work is over. */
export const WITH_RESULTS = ["open", "closed_to_partners", "completed"] as const satisfies ProjectStatus[];

/** The institutions of the partnership for which a person may record results. */
export function recordsFor(audience: Audience, project: Partnership): string[] {
  if (!project.isLeadActive || !WITH_RESULTS.some((one) => one === project.status)) return [];
  const mine = worksFor(audience, "see_projects");
  return institutionsIn(project).filter((id) => mine.includes(id));
}

/** Changing, handing in, taking back and deleting a result: the lead, those it is of, and whoever wrote of it. */
export function answersFor(audience: Audience, project: Partnership, result: ResultSubject): boolean {
  const mine = recordsFor(audience, project);
  if (audience.viewer && mine.length > 0 && result.writerIds.includes(audience.viewer.id)) return true;
  return mine.some((id) => id === project.leadInstitutionId || result.institutionIds.includes(id));
}

/** Taking a published result out of sight: who answers for it, and the lead of a project that is archived since. */
export function withdraws(audience: Audience, project: Partnership, result: ResultSubject): boolean {
  const isKeptOf = project.status === "archived" && result.state === "published";
  return answersFor(audience, project, result) || (isKeptOf && canLead(audience, project));
}

/** Reading a published result, of whoever sees its project: members alone where it is for them. */
export function readsPublished(
  audience: Audience,
  project: Pick<ProjectSubject, "id" | "leadInstitutionId" | "partnerIds">,
  { state, visibility }: Pick<ResultSubject, "state" | "visibility">,
): boolean {
  return state === "published" && (visibility === "public" || canSeeDetail(audience, project));
}

/** Reading what is not published: those who work on the project, and the secretariat where it was handed in. */
export function readsUnpublished(audience: Audience, project: Partnership, { state }: Pick<ResultSubject, "state">) {
  if (!seesPartnership(audience, project)) return false;
  const isOfSecretariat = isCoordinator(audience.viewer, project.leadCountry);
  const isIn = institutionsIn(project).some((id) => audience.institutionIds.includes(id));
  return isIn || audience.coEdits.includes(project.id) || (isOfSecretariat && state !== "draft");
}

/** Checking: a coordinator in scope whose own institution neither leads the project nor is named, and who wrote none of it. */
export function canCheckResult(
  viewer: Viewer | null,
  project: Pick<Partnership, "leadInstitutionId" | "leadCountry">,
  { institutionIds, writerIds }: Pick<ResultSubject, "institutionIds" | "writerIds">,
): boolean {
  if (!viewer || !isCoordinator(viewer, project.leadCountry) || writerIds.includes(viewer.id)) return false;
  return ![project.leadInstitutionId, ...institutionIds].some((id) => belongsToInstitution(viewer, id));
}
