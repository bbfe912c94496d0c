import { representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { canManageMembership, type Member } from "../institution/member.policy.ts";
import { hasRight } from "../institution/rights.ts";

/** That it has another name is said by those who speak for a member, and by a coordinator of the country. */
export function canAskForName(viewer: Viewer, member: Member): boolean {
  const speaks = hasRight(member, "edit_profile") && representsInstitution(viewer, member.institutionId);
  return speaks || canManageMembership(viewer, member);
}

/** A coordinator of the country confirms it, never who asked and never one who acts for the institution. */
export function canSettleName(viewer: Viewer, member: Member, { askedById }: { askedById: string }): boolean {
  return canManageMembership(viewer, member) && viewer.id !== askedById;
}
