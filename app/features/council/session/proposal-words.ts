import type { TFunction } from "i18next";
import { RECOMMENDATIONS, type Recommendation } from "#db/vocabulary.ts";
import type { CouncilProposal } from "#db/vocabulary-council.ts";

const isRecommendation = (proposal: CouncilProposal): proposal is Recommendation =>
  RECOMMENDATIONS.some((one) => one === proposal);

/** What a vote for it asks for, in words. */
export function proposalWords(t: TFunction, proposal: CouncilProposal): string {
  return isRecommendation(proposal) ? t(`vocabulary:recommendation.${proposal}`) : t(`council:proposal.${proposal}`);
}
