import { MEMBERSHIP_CATEGORIES, type MembershipCategory } from "#db/vocabulary.ts";
import type { BallotChoice, CouncilProposal } from "#db/vocabulary-council.ts";

/** The category a proposal of an admission is for; null for any other. */
export function proposedCategory(proposal: CouncilProposal): MembershipCategory | null {
  return MEMBERSHIP_CATEGORIES.find((category) => proposal === `admit_${category}`) ?? null;
}

/** What a member may say to an item. */
export function choicesFor(proposal: CouncilProposal, mayDefer: boolean): BallotChoice[] {
  const isPutOff = mayDefer && proposedCategory(proposal) !== null;
  return ["for", "against", ...(isPutOff ? (["defer"] as const) : []), "abstain", "recuse"];
}
