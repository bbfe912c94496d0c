import {
  belongsToInstitution,
  isAdministrator,
  isCoordinator,
  isCouncilMember,
  isStaff,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { type AssociationSettings, doCoordinatorsDecide, doMembersDecide } from "#app/platform/association.ts";
import type { Role } from "#db/vocabulary.ts";
import { hasRight, type RightsHolder } from "./rights.ts";
import type { Visibility } from "./visibility.ts";

/** What the rules about an institution ask for. */
export interface Member extends RightsHolder {
  institutionId: string;
  country: string;
}

/** Whether a person sees the profile at all. Listed members are public; the rest is for those it concerns. */
export function canSeeProfile(viewer: Viewer | null, member: Member, isProjectPartner: boolean): boolean {
  if (hasRight(member, "be_listed") || canManageMembership(viewer, member)) return true;
  if (isCouncilMember(viewer) || isAdministrator(viewer)) return true;
  if (belongsToInstitution(viewer, member.institutionId)) return hasRight(member, "see_own_pages");
  return isProjectPartner && hasRight(member, "meet_partners");
}

/**
 * The narrowest circle of readers of a member's profile that a person belongs to. Whoever acts for the member reads what
 * the secretariat reads of it; the council reads what members read.
 */
export function profileReach(viewer: Viewer | null, institutionId: string, own: readonly RightsHolder[]): Visibility {
  const isDesk = isCoordinator(viewer) || isAdministrator(viewer);
  if (viewer?.isVerified && (isDesk || belongsToInstitution(viewer, institutionId))) return "secretariat";
  return canReadAsMember(viewer, own) ? "members" : "public";
}

/** What members tell each other, such as who represents them, is for members and for staff. */
export function canReadAsMember(viewer: Viewer | null, own: readonly RightsHolder[]): boolean {
  const isMember = own.some((holder) => hasRight(holder, "meet_people"));
  return viewer !== null && viewer.isVerified && (isMember || isStaff(viewer));
}

type Own = Omit<Member, "country">;

/** What members read, read by a program: for those who speak for a member, and answer for what becomes of it. */
export function canReadByProgram(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "read_by_program") && representsInstitution(viewer, member.institutionId);
}

/** The institution's own pages: everybody who acts for it. */
export function canSeeOwnInstitution(viewer: Viewer, member: Own): boolean {
  return belongsToInstitution(viewer, member.institutionId) && hasRight(member, "see_own_pages");
}

/** Representatives and editors. While a membership is suspended its data may still be put right. */
export function canEditProfile(viewer: Viewer, member: Own): boolean {
  const { institutionId } = member;
  const isEditor = viewer.grants.some((grant) => grant.institutionId === institutionId && grant.role === "editor");
  return hasRight(member, "edit_profile") && (isEditor || representsInstitution(viewer, institutionId));
}

export function canManagePeople(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "manage_people") && representsInstitution(viewer, member.institutionId);
}

/** The roles that speak for an institution. */
export const SPEAKERS = ["representative", "alternate"] as const satisfies readonly Role[];

/**
 * Whether a person may end a colleague's access. The primary representative changes by handing the role over or through
 * the secretariat, so that nobody let in yesterday puts out whoever answers for the institution.
 */
export function canEndAccess(viewer: Viewer, member: Own, colleague: { role: Role }): boolean {
  return canManagePeople(viewer, member) && colleague.role !== "representative";
}

/** Only the primary representative offers the main role to somebody else. */
export function canOfferMainRole(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "manage_people") && isPrimary(viewer, member);
}

function isPrimary({ grants }: Viewer, { institutionId }: Own): boolean {
  return grants.some((grant) => grant.institutionId === institutionId && grant.role === "representative");
}

/** Leaving the association is for the primary representative, with a letter of the head. */
export function canLeave(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "leave") && isPrimary(viewer, member);
}

/** Those who speak for a member answer before it is put out, and read afterwards what was ruled. */
export function canBeHeard(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "be_heard") && representsInstitution(viewer, member.institutionId);
}

/** A certificate is for those who speak for the member, and only within the term it names. */
export function canTakeCertificate(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "take_certificate") && representsInstitution(viewer, member.institutionId);
}

/** Confirming the entry for the year is for those who speak for the institution. */
export function canConfirmYear(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "confirm_year") && representsInstitution(viewer, member.institutionId);
}

/** Renewing the membership is for those who speak for the institution. */
export function canRenew(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "renew") && representsInstitution(viewer, member.institutionId);
}

/** What the registry says otherwise is answered by those who speak for the institution. */
export function canAnswerRegistry(viewer: Viewer, member: Own): boolean {
  return hasRight(member, "edit_profile") && representsInstitution(viewer, member.institutionId);
}

interface RuledOn extends Pick<Member, "institutionId" | "country"> {
  /** Who declared a conflict of interest in the case that led to the membership. */
  conflictedIds: readonly string[];
}

/** Coordinators of the country and the council see a membership with its history. */
export function canSeeMembership(viewer: Viewer | null, country: string): boolean {
  return isCoordinator(viewer, country) || isCouncilMember(viewer);
}

/** What is proposed for a membership stays from whoever acts for the institution, or is tied to its case. */
export function canSeeRuling(viewer: Viewer, { institutionId, country, conflictedIds }: RuledOn): boolean {
  const isTied = belongsToInstitution(viewer, institutionId) || conflictedIds.includes(viewer.id);
  return canSeeMembership(viewer, country) && !isTied;
}

/** A coordinator of the country proposes a ruling, never one with a conflict of interest. */
export function canProposeRuling(viewer: Viewer, member: RuledOn): boolean {
  return canManageMembership(viewer, member) && !member.conflictedIds.includes(viewer.id);
}

interface ProposedRuling extends RuledOn {
  proposedById: string;
  /** Who has said in the council that they may not vote on it. */
  recusedIds: readonly string[];
}

/**
 * The mandate of a second person, as for decisions on applications: a council member or another coordinator, as the
 * setting says; never who proposed it, never one with a conflict of interest or who may not vote on it by their own word,
 * never an administrator as such. Where the council votes, no single person.
 */
export function canConfirmRuling(
  viewer: Viewer,
  { proposedById, recusedIds, ...member }: ProposedRuling,
  decisionBy: AssociationSettings["decisionBy"],
): boolean {
  const asCouncil = doMembersDecide(decisionBy) && isCouncilMember(viewer);
  const asCoordinator = doCoordinatorsDecide(decisionBy) && isCoordinator(viewer, member.country);
  const barred = [proposedById, ...recusedIds, ...member.conflictedIds];
  return (
    (asCouncil || asCoordinator) && !belongsToInstitution(viewer, member.institutionId) && !barred.includes(viewer.id)
  );
}

interface Ended extends RuledOn {
  proposedById: string;
  settledById: string | null;
  /** Null where a single person has confirmed it. */
  ballot: object | null;
}

/** An objection to the end of a membership is answered by somebody who sees it and has neither proposed nor alone confirmed it. */
export function canAnswerObjection(viewer: Viewer, { proposedById, settledById, ballot, ...member }: Ended): boolean {
  const hasConfirmed = ballot === null && settledById === viewer.id;
  return canSeeRuling(viewer, member) && proposedById !== viewer.id && !hasConfirmed;
}

/** A coordinator of the country keeps the people of a membership, never one who acts for the institution. */
export function canManageMembership(
  viewer: Viewer | null,
  { institutionId, country }: Pick<Member, "institutionId" | "country">,
): boolean {
  return isCoordinator(viewer, country) && !belongsToInstitution(viewer, institutionId);
}
