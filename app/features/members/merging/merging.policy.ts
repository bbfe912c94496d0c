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

/** Which of the two is in no state to be merged: one that somebody has ended cannot end, one without its place cannot remain. */
export function unfitFor({ merged, remaining }: MergingMembers): (keyof MergingMembers)[] {
  return [
    ...(hasRight(merged, "see_own_pages") ? [] : (["merged"] as const)),
    ...(hasRight(remaining, "leave") ? [] : (["remaining"] as const)),
  ];
}
