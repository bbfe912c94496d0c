import {
  belongsToInstitution,
  isCoordinator,
  isStaff,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { RIGHTS } from "#app/features/members/institution/membership.ts";
import type { MembershipCategory, ProjectStatus } from "#db/vocabulary.ts";
import type { ProjectVisibility } from "#db/vocabulary-forms.ts";
import { EDITABLE_ON_BOARD, isDeletable, isDrafting, isOnBoard, takesInterest } from "./project.ts";

/** Who asks, with what the rooms to the left know of them. */
export interface Audience {
  viewer: Viewer | null;
  /** Institutions the person acts for. */
  institutionIds: readonly string[];
  /** The association's day, `YYYY-MM-DD`: whether a membership is in force depends on it. */
  today: string;
  /** Those of them whose membership is in force. */
  activeIds: readonly string[];
  /** Those of them whose category may take part in projects of others. */
  joiningIds: readonly string[];
}

/** Somebody who sees what members see: a person of an active member, or the secretariat. */
export function isInsider({ viewer, activeIds }: Audience): boolean {
  return activeIds.length > 0 || isStaff(viewer);
}

/** What a policy must know of a project. */
export interface ProjectSubject {
  status: ProjectStatus;
  leadInstitutionId: string;
  leadCountry: string;
  isLeadActive: boolean;
  answerBy: string | null;
  /** Institutions invited to it or confirmed in it. */
  partnerIds: readonly string[];
}

type Lead = Pick<ProjectSubject, "leadInstitutionId">;

/** Whether the person acts for the lead institution, in any role. */
export function isOfLead({ viewer }: Pick<Audience, "viewer">, project: Lead): boolean {
  return belongsToInstitution(viewer, project.leadInstitutionId);
}

/** The institutions a person may post projects for: any role in an active member. */
export function postsFor({ activeIds }: Audience): readonly string[] {
  return activeIds;
}

/**
 * Whether a posting waits for a coordinator: always where the rights of the category say so, otherwise as the
 * association has set.
 */
export function needsCheck(category: MembershipCategory, isProjectCheckOn: boolean): boolean {
  return RIGHTS[category].postsProjects === "after_check" || isProjectCheckOn;
}

function leadsActively(audience: Audience, project: Lead): boolean {
  return isOfLead(audience, project) && audience.activeIds.includes(project.leadInstitutionId);
}

/** Changing the text: people of the lead institution, while it is written or stands on the board unfinished. */
export function canEdit(audience: Audience, project: Lead & Pick<ProjectSubject, "status">): boolean {
  const isEditable = isDrafting(project.status) || EDITABLE_ON_BOARD.some((status) => status === project.status);
  return leadsActively(audience, project) && isEditable;
}

/** Closing, reopening, completing, archiving, and answering interest: people of the lead institution. */
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

/** Checking before publication: a coordinator in scope who does not belong to the lead institution. */
export function canCheck(viewer: Viewer | null, project: Lead & Pick<ProjectSubject, "leadCountry">): boolean {
  return isCoordinator(viewer, project.leadCountry) && !belongsToInstitution(viewer, project.leadInstitutionId);
}

/** Everything of a project, not only its summary: its lead and partners, members, and the secretariat. */
export function canSeeDetail(audience: Audience, project: Lead & Pick<ProjectSubject, "partnerIds">): boolean {
  const isPartner = project.partnerIds.some((id) => audience.institutionIds.includes(id));
  return isInsider(audience) || isOfLead(audience, project) || isPartner;
}

/**
 * The institutions for which a person may express interest on that day: active members other than the lead and its
 * partners. The secretariat takes no part.
 */
export function mayExpressInterestFor(audience: Audience, project: ProjectSubject, today: string): readonly string[] {
  if (isStaff(audience.viewer) || !project.isLeadActive || !takesInterest(project, today)) return [];
  const taken = [project.leadInstitutionId, ...project.partnerIds];
  return audience.joiningIds.filter((id) => !taken.includes(id));
}

/** Binding an institution to a project, or taking it out: its representatives only, while its membership is active. */
export function canAnswerForPartner({ viewer, joiningIds }: Audience, institutionId: string): boolean {
  return representsInstitution(viewer, institutionId) && joiningIds.includes(institutionId);
}

/** Leaving is possible for a suspended member too. */
export function canLeaveForPartner({ viewer }: Audience, institutionId: string): boolean {
  return representsInstitution(viewer, institutionId);
}

/** Whether strangers see it too, so that search engines may keep it. */
export function isForEverybody(
  { status, isLeadActive }: Pick<ProjectSubject, "status" | "isLeadActive">,
  visibility: ProjectVisibility | null,
): boolean {
  return visibility === "public" && isLeadActive && isOnBoard(status);
}

/** The page of interest is for those who act for an institution; the secretariat takes no part. */
export function canUseDesk({ viewer, institutionIds }: Audience): boolean {
  return institutionIds.length > 0 && !isStaff(viewer);
}
