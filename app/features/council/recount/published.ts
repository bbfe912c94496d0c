import type { Leaving } from "#app/features/agenda/stage.ts";
import type { BallotChoice, CouncilProposal, Verdict } from "#db/vocabulary-council.ts";

interface PublishedShare {
  numerator: number;
  denominator: number;
  isMore: boolean;
}

export interface PublishedItem {
  number: number;
  caseNumber: string;
  /** Of the texts of a motion, which stand in the minutes. */
  textHash?: string;
  proposal: CouncilProposal;
  rollHash: string;
  seal: string;
  verdict: Verdict;
  /** How the file went another way than by this result, before the vote ended or before it was announced. */
  left?: { how: Leaving; isBefore: boolean };
  count: Record<"entitled" | "recused" | "for" | "against" | "deferred" | "abstained" | "notVoted", number>;
  /** Under random marks; null for whoever did not vote. */
  ballots: { mark: string; choice: BallotChoice | null }[];
}

/** An item that this reader does not see: its hash and its seal keep the whole countable. */
interface WithheldItem {
  number: number;
  rollHash: string;
  seal: string;
  isWithheld: true;
}

/** What is published of the votes of a session; `public/recount.js` and `public/recount.py` read it. */
export interface PublishedVotes {
  format: 1;
  session: string;
  opened: string;
  closed: string;
  rules: { quorum: PublishedShare; share: PublishedShare; mostAgainst: number | null; mayDefer: boolean };
  rollHash: string;
  seal: string;
  /** How many items this reader does not see, and why. */
  withheld: { items: number; why: string };
  items: (PublishedItem | WithheldItem)[];
}
