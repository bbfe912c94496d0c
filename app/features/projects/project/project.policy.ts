import {
  belongsToInstitution,
  isCoordinator,
  isStaff,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { hasRight, type RightsHolder, type Right } from "#app/features/members/institution/rights.ts";
import type { ProjectStatus, Role } from "#db/vocabulary.ts";
import type { ProjectVisibility } from "#db/vocabulary-forms.ts";
import { EDITABLE_ON_BOARD, isDeletable, isDrafting, isOnBoard, takesInterest } from "./project.ts";

/** Who asks, with what the rooms to the left know of them. */
export interface Audience {
  viewer: Viewer | null;
  /** Institutions the person acts for. */
  institutionIds: readonly string[];
  /** The association's day, `YYYY-MM-DD`: how a membership stands depends on it. */
  today: string;
  /** How those of them stand that are or were members. */
  holders: readonly ({ institutionId: string } & RightsHolder)[];
  /** Ids of the projects of others that the person writes with them, as far as the person's own institution stands. */
  coEdits: readonly string[];
}

/** The institutions of a person whose membership gives them a right. */
export function entitledIds({ holders }: Pick<Audience, "holders">, right: Right): string[] {
  return holders.flatMap((one) => (hasRight(one, right) ? [one.institutionId] : []));
}

/** Somebody who sees what members see: a person of one, or the secretariat. */
export function isInsider(audience: Audience): boolean {
  return entitledIds(audience, "see_projects").length > 0 || isStaff(audience.viewer);
}

/** What a policy must know of a project. */
export interface ProjectSubject {
  id: string;
  status: ProjectStatus;
  leadInstitutionId: string;
  leadCountry: string;
  isLeadActive: boolean;
  answerBy: string | null;
  /** Institutions invited to it or confirmed in it. */
  partnerIds: readonly string[];
  /** People of other institutions who write it or have written it. */
  coWriterIds: readonly string[];
}

type Lead = Pick<ProjectSubject, "leadInstitutionId">;

/** Whether the person acts for the lead institution, in any role. */
export function isOfLead({ viewer }: Pick<Audience, "viewer">, project: Lead): boolean {
  return belongsToInstitution(viewer, project.leadInstitutionId);
}

type Own = Lead & Pick<ProjectSubject, "id">;

/** Whether the person is of the lead institution or writes the project with it. */
export function isOwn(audience: Pick<Audience, "viewer" | "coEdits">, project: Own): boolean {
  return isOfLead(audience, project) || audience.coEdits.includes(project.id);
}

/** Who works on projects of an institution. */
export const PROJECT_ROLES: readonly Role[] = ["representative", "alternate", "project_officer"];

/** Projects are the work of those who speak for an institution and of its project officers, not of profile editors. */
export function worksOnProjectsOf(viewer: Viewer | null, institutionId: string): boolean {
  return (
    viewer?.grants.some((grant) => grant.institutionId === institutionId && PROJECT_ROLES.includes(grant.role)) ?? false
  );
}

/** The institutions for which a person works on projects and whose membership gives them a right. */
export function worksFor(audience: Audience, right: Right): string[] {
  return entitledIds(audience, right).filter((id) => worksOnProjectsOf(audience.viewer, id));
}

/** The institutions a person may post projects for. */
export function postsFor(audience: Audience): readonly string[] {
  return worksFor(audience, "post_projects");
}

/** Whether every change of a lead's posting waits for a coordinator, whatever the setting says. */
function isAlwaysChecked(lead: RightsHolder | null): boolean {
  return lead === null || !hasRight(lead, "post_unchecked");
}

/** Whether a posting waits for a coordinator: always where its lead has no right to go without, else as it is set. */
export function needsCheck(lead: RightsHolder | null, isProjectCheckOn: boolean): boolean {
  return isProjectCheckOn || isAlwaysChecked(lead);
}

/** Beginning another project with the answers of one: who may post for its lead institution, whatever became of it. */
export function canCopy(audience: Audience, project: Lead): boolean {
  return postsFor(audience).includes(project.leadInstitutionId);
}

function leadsActively(audience: Audience, project: Lead): boolean {
  return worksFor(audience, "lead_projects").includes(project.leadInstitutionId);
}

/** Working on its text: who works on projects of the lead institution, and whoever it has taken in to write with it. */
export function worksOnText(audience: Audience, project: Own & Pick<ProjectSubject, "isLeadActive">): boolean {
  return leadsActively(audience, project) || (project.isLeadActive && audience.coEdits.includes(project.id));
}

/** Changing the text: the same people, while it is written or stands on the board unfinished. */
export function canEdit(audience: Audience, project: Own & Pick<ProjectSubject, "status" | "isLeadActive">): boolean {
  const isEditable = isDrafting(project.status) || EDITABLE_ON_BOARD.some((status) => status === project.status);
  return worksOnText(audience, project) && isEditable;
}

/** Handing in, and changing what the board shows: the lead institution answers for it. */
export function canHandIn(audience: Audience, project: Own & Pick<ProjectSubject, "status" | "isLeadActive">): boolean {
  return leadsActively(audience, project) && canEdit(audience, project);
}

/** Closing, reopening, completing, archiving, and answering interest: who works on projects of the lead institution. */
export function canLead(audience: Audience, project: Lead): boolean {
  return leadsActively(audience, project);
}

interface Draft extends Lead {
  status: ProjectStatus;
  publishedAt: Date | null;
  leadUserId: string;
}

/** Deleting a draft: who began it, or a representative of the institution. */
export function canDelete(audience: Audience, draft: Draft): boolean {
  const { viewer } = audience;
  const isAuthor = viewer?.id === draft.leadUserId;
  const isTheirs = isAuthor || representsInstitution(viewer, draft.leadInstitutionId);
  return isDeletable(draft) && isTheirs && leadsActively(audience, draft);
}

/** Checking before publication: a coordinator in scope who does not belong to the lead institution and wrote none of it. */
export function canCheck(
  viewer: Viewer | null,
  project: Lead & Pick<ProjectSubject, "leadCountry" | "coWriterIds">,
): boolean {
  const hasWritten = viewer !== null && project.coWriterIds.includes(viewer.id);
  const isOwnWork = belongsToInstitution(viewer, project.leadInstitutionId) || hasWritten;
  return isCoordinator(viewer, project.leadCountry) && !isOwnWork;
}

/** Everything of a project, not only its summary: its lead and partners, members, and the secretariat. */
export function canSeeDetail(audience: Audience, project: Own & Pick<ProjectSubject, "partnerIds">): boolean {
  const isPartner = project.partnerIds.some((id) => audience.institutionIds.includes(id));
  return isInsider(audience) || isOwn(audience, project) || isPartner;
}

/** How many are invited and have not answered: those who take part or are asked to, and the secretariat. */
export function countsInvited(audience: Audience, project: Own & Pick<ProjectSubject, "partnerIds">): boolean {
  const isPartner = project.partnerIds.some((id) => audience.institutionIds.includes(id));
  return isOwn(audience, project) || isPartner || isStaff(audience.viewer);
}

/**
 * The institutions for which a person may express interest on that day: members other than the lead and its partners.
 * The secretariat takes no part.
 */
export function mayExpressInterestFor(audience: Audience, project: ProjectSubject, today: string): readonly string[] {
  if (isStaff(audience.viewer) || !project.isLeadActive || !takesInterest(project, today)) return [];
  const taken = [project.leadInstitutionId, ...project.partnerIds];
  return worksFor(audience, "join_projects").filter((id) => !taken.includes(id));
}

/** Binding an institution to a project: its representatives only. */
export function canAnswerForPartner(audience: Audience, institutionId: string): boolean {
  const isEntitled = entitledIds(audience, "join_projects").includes(institutionId);
  return representsInstitution(audience.viewer, institutionId) && isEntitled;
}

/** Taking it out again: the same people. */
export function canLeaveForPartner(audience: Audience, institutionId: string): boolean {
  const isEntitled = entitledIds(audience, "leave_projects").includes(institutionId);
  return representsInstitution(audience.viewer, institutionId) && isEntitled;
}

/** Whether strangers see it too, so that search engines may keep it. */
export function isForEverybody(
  { status, isLeadActive }: Pick<ProjectSubject, "status" | "isLeadActive">,
  visibility: ProjectVisibility | null,
): boolean {
  return visibility === "public" && isLeadActive && isOnBoard(status);
}

/** Others than those whose it is read it on the board, and may say that something is wrong with it. */
export function isReportable(
  audience: Audience,
  { subject }: { subject: Own & Pick<ProjectSubject, "status" | "isLeadActive" | "coWriterIds"> },
): boolean {
  const hasWritten = audience.viewer !== null && subject.coWriterIds.includes(audience.viewer.id);
  return subject.isLeadActive && isOnBoard(subject.status) && !isOwn(audience, subject) && !hasWritten;
}

/**
 * The page of interest is for those who act for an institution, whatever office they hold beside: they answer for it as its
 * lead. Whoever is of the secretariat expresses no interest there.
 */
export function canUseDesk({ institutionIds }: Pick<Audience, "institutionIds">): boolean {
  return institutionIds.length > 0;
}
