import { belongsToInstitution, isCoordinator } from "#app/features/accounts/viewer.ts";
import type { PartnerStatus, ProjectStatus } from "#db/vocabulary.ts";
import { type Audience, canLead, entitledIds, type ProjectSubject, worksFor } from "./project.policy.ts";

/** A project as those who work on it know it. */
export interface Partnership extends Pick<
  ProjectSubject,
  "id" | "status" | "leadInstitutionId" | "leadCountry" | "isLeadActive"
> {
  /** The members that have confirmed their part. */
  confirmedIds: readonly string[];
}

interface PlaceOf {
  status: PartnerStatus;
  institution: { id: string } | null;
}

/** The same of a project and all that have or had a place in it. */
export function partnershipOf(subject: ProjectSubject, places: readonly PlaceOf[]): Partnership {
  const confirmed = places.filter(({ status }) => status === "confirmed");
  return { ...subject, confirmedIds: confirmed.flatMap(({ institution }) => institution?.id ?? []) };
}

/** States in which a project has come to the board: before, nobody works on it but those who write it. */
const BEGUN = ["open", "closed_to_partners", "completed", "archived", "hidden"] as const satisfies ProjectStatus[];
/** States in which its work goes on; afterwards it is only read. */
const UNDER_WAY = ["open", "closed_to_partners"] as const satisfies ProjectStatus[];

const isOneOf = (statuses: readonly ProjectStatus[], status: ProjectStatus) => statuses.includes(status);

/** The work of a project is under way: what the partnership keeps of it may be changed. */
export function isUnderWay({ status, isLeadActive }: Pick<Partnership, "status" | "isLeadActive">): boolean {
  return isLeadActive && isOneOf(UNDER_WAY, status);
}

/** The institutions that work on it: its lead, and the partners that have confirmed. */
export function institutionsIn({ leadInstitutionId, confirmedIds }: Partnership): string[] {
  return [leadInstitutionId, ...confirmedIds.filter((id) => id !== leadInstitutionId)];
}

/**
 * Reading what the partnership keeps: the people of its lead, those who write it with the lead, the people of partners that
 * have confirmed as long as nobody has ended their membership, and a coordinator in scope.
 */
export function seesPartnership(audience: Audience, project: Partnership): boolean {
  if (!isOneOf(BEGUN, project.status)) return false;
  const { viewer } = audience;
  const isIn = entitledIds(audience, "meet_partners").some((id) => project.confirmedIds.includes(id));
  const isWith = isIn || audience.coEdits.includes(project.id);
  return (
    isWith || belongsToInstitution(viewer, project.leadInstitutionId) || isCoordinator(viewer, project.leadCountry)
  );
}

/** The institutions of the partnership for which a person may write: who works on their projects, while work goes on. */
export function writesFor(audience: Audience, project: Partnership): string[] {
  if (!isUnderWay(project)) return [];
  const mine = worksFor(audience, "see_projects");
  return institutionsIn(project).filter((id) => mine.includes(id));
}

/** Ordering the work of all: who works on projects of the lead institution, while work goes on. */
export function ordersWork(audience: Audience, project: Partnership): boolean {
  return isUnderWay(project) && canLead(audience, project);
}
