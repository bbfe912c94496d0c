/** Sessions and votes of the council. Labels: `vocabulary.json`. */
import { RECOMMENDATIONS, RULINGS } from "./vocabulary.ts";

export const SESSION_STATES = ["prepared", "open", "closed", "announced"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Whether the council meets, or its members vote in writing until a day. */
export const SESSION_KINDS = ["meeting", "written"] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** What a council decides on: a file, what is proposed for a membership, a motion. */
export const COUNCIL_SUBJECTS = ["application", "membership", "rule"] as const;
export type CouncilSubject = (typeof COUNCIL_SUBJECTS)[number];

/** What its members say yes or no to. */
export const COUNCIL_PROPOSALS = [...RECOMMENDATIONS, ...RULINGS, "adopt"] as const;
export type CouncilProposal = (typeof COUNCIL_PROPOSALS)[number];

/** By which rule somebody may not vote: tied to whom it concerns, has recommended, proposed or reviewed it, or alone took a decision that the panel has overturned. */
export const BARS = ["conflict", "recommended", "proposed", "reviewed", "overturned"] as const;
export type Bar = (typeof BARS)[number];

/** What a member says to an item; `recuse` is no vote. */
export const BALLOT_CHOICES = ["for", "against", "defer", "abstain", "recuse"] as const;
export type BallotChoice = (typeof BALLOT_CHOICES)[number];

/** What came of an item: the proposal was carried, put off, lost, or too few took part. */
export const VERDICTS = ["carried", "deferred", "lost", "no_quorum"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Shares that a rule of voting may ask for. */
export const SHARES = [
  "half",
  "more_than_half",
  "three_fifths",
  "two_thirds",
  "seven_tenths",
  "three_quarters",
  "four_fifths",
  "nine_tenths",
  "all",
] as const;
export type Share = (typeof SHARES)[number];
