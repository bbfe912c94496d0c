import { RULINGS, type RulingKind } from "#db/vocabulary.ts";
import type { BallotChoice, CouncilProposal, Verdict } from "#db/vocabulary-council.ts";
import type { VoteRules } from "#db/schema/council.ts";
import { neededOf } from "../session/rules.ts";

/** What the ballots of one item come to. */
export interface Count {
  /** On the roll, without those who may not vote on it. */
  entitled: number;
  recused: number;
  for: number;
  against: number;
  deferred: number;
  abstained: number;
  notVoted: number;
  /** How many must take part, and how many of the votes cast must be for it. */
  quorum: number;
  needed: number;
  isQuorate: boolean;
  verdict: Verdict;
}

/**
 * Counts the ballots of an item; a paper nobody has filled in is null. Whoever may not vote counts nowhere; an abstention
 * takes part and is no vote cast. What is not carried is put off when more ask for that than are against it, and is lost
 * otherwise; a tie is lost.
 */
export function countBallots(rules: VoteRules, choices: readonly (BallotChoice | null)[]): Count {
  const numberOf = (choice: BallotChoice | null) => choices.filter((one) => one === choice).length;
  const tally = {
    for: numberOf("for"),
    against: numberOf("against"),
    deferred: numberOf("defer"),
    abstained: numberOf("abstain"),
    notVoted: numberOf(null),
    recused: numberOf("recuse"),
  };
  const entitled = choices.length - tally.recused;
  const cast = tally.for + tally.against + tally.deferred;
  const quorum = neededOf(rules.quorum, entitled);
  const needed = neededOf(rules.share, cast);
  const isQuorate = cast + tally.abstained >= quorum;
  const isCarried = tally.for >= needed && (rules.mostAgainst === null || tally.against <= rules.mostAgainst);
  const verdict = !isQuorate
    ? "no_quorum"
    : isCarried
      ? "carried"
      : tally.deferred > tally.against
        ? "deferred"
        : "lost";
  return { ...tally, entitled, quorum, needed, isQuorate, verdict };
}

type Lost = ReturnType<typeof lostWith>;
type Consequence = "approve" | "defer" | RulingKind | "adopt" | "wait" | Lost;

/**
 * What follows from a vote. Of a file: `return` sends it back to the checks. Of what is proposed for a membership: it takes
 * effect or is declined. Of a motion: adopted or rejected. `wait` leaves all of them for another session.
 */
export function consequenceOf(verdict: Verdict, proposal: CouncilProposal): Consequence {
  if (verdict === "no_quorum") return "wait";
  if (verdict === "deferred") return "defer";
  if (verdict === "lost") return lostWith(proposal);
  const ruling = RULINGS.find((one) => one === proposal);
  if (ruling) return ruling;
  if (proposal === "adopt") return "adopt";
  if (proposal.startsWith("admit_")) return "approve";
  return proposal === "refuse" ? "refuse" : "defer";
}

/** What follows when a proposal is lost. */
export function lostWith(proposal: CouncilProposal): "refuse" | "return" | "decline" | "reject" {
  if (RULINGS.some((one) => one === proposal)) return "decline";
  if (proposal === "adopt") return "reject";
  return proposal.startsWith("admit_") ? "refuse" : "return";
}
