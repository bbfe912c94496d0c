import { sha256 } from "#app/platform/tokens.server.ts";
import type { VoteRules } from "#db/schema/council.ts";
import type { BallotChoice, CouncilProposal, Verdict } from "#db/vocabulary-council.ts";
import { fractionOf } from "./rules.ts";

// public/recount.js and public/recount.py compute the same; each text is lines, so that both write it alike.
const ofLines = (lines: readonly string[]) => sha256(lines.join("\n"));

/** The roll of one item: the marks of the papers that were given out. */
export const itemRollHash = (marks: readonly string[]) => ofLines([...marks].sort());

/** The roll of a session, from those of its items in the order of the agenda. */
export const rollHashOf = (itemHashes: readonly string[]) => ofLines(itemHashes);

interface CountedItem {
  caseNumber: string;
  /** Of a motion. */
  textHash?: string | null;
  proposal: CouncilProposal;
  rollHash: string;
  verdict: Verdict;
  ballots: readonly { mark: string; choice: BallotChoice | null }[];
}

/** All that was counted of an item; it cannot be guessed, because the marks are random. */
export function itemSeal({ caseNumber, textHash, proposal, rollHash, verdict, ballots }: CountedItem): string {
  const lines = ballots.map(({ mark, choice }) => `${mark} ${choice ?? "none"}`).sort();
  return ofLines([caseNumber, proposal, ...(textHash ? [textHash] : []), rollHash, verdict, ...lines]);
}

/** The rules as numbers, and as the line that is sealed. */
export function publishedRules({ quorum, share, mostAgainst, mayDefer }: VoteRules) {
  return { quorum: fractionOf(quorum), share: fractionOf(share), mostAgainst, mayDefer };
}

function rulesLine(rules: VoteRules): string {
  const { quorum, share, mostAgainst, mayDefer } = publishedRules(rules);
  const fraction = ({ numerator, denominator, isMore }: typeof quorum) =>
    `${numerator}/${denominator}${isMore ? "+" : ""}`;
  return [fraction(quorum), fraction(share), mostAgainst ?? "-", mayDefer ? "defer" : "-"].join(" ");
}

interface CountedSession {
  id: string;
  rules: VoteRules;
  rollHash: string;
  openedAt: Date;
  closedAt: Date;
}

/** All that was counted in a session: whoever knows it sees any change of the published file. */
export function sessionSeal(
  { id, rules, rollHash, openedAt, closedAt }: CountedSession,
  itemSeals: readonly string[],
): string {
  return ofLines([id, rulesLine(rules), rollHash, openedAt.toISOString(), closedAt.toISOString(), ...itemSeals]);
}
