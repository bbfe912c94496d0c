import type { Viewer } from "#app/features/accounts/viewer.ts";
import { canManageMembership, type Member } from "../institution/member.policy.ts";
import { hasRight } from "../institution/rights.ts";

/** The record that ends, and the one that stays. */
export interface MergingMembers {
  merged: Member;
  remaining: Member;
}

/** A coordinator of both countries merges two records, never one who acts for either institution. */
export function canMerge(viewer: Viewer, { merged, remaining }: MergingMembers): boolean {
  return canManageMembership(viewer, merged) && canManageMembership(viewer, remaining);
}

/** Another such coordinator confirms it, never who asked. */
export function canSettleMerge(viewer: Viewer, members: MergingMembers, { askedById }: { askedById: string }): boolean {
  return canMerge(viewer, members) && viewer.id !== askedById;
}

/** Whether the states of two memberships allow it: nobody has ended the one, and the other holds its place. */
export function canBecomeOne({ merged, remaining }: MergingMembers): boolean {
  return hasRight(merged, "see_own_pages") && hasRight(remaining, "leave");
}
