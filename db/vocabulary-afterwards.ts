/** What follows a decision: appeals and formalities. Labels: `vocabulary.json`. */

/** Why a refusal may be appealed against. */
export const APPEAL_GROUNDS = ["procedure", "contrary_to_file", "new_evidence"] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

export const APPEAL_STATES = ["draft", "lodged", "withdrawn", "dismissed", "allowed"] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** What a member of the panel says to an appeal. */
export const APPEAL_OUTCOMES = ["dismiss", "allow"] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** What an approved institution still does before its membership begins; `primary` and `alternate` are its representatives. */
export const FORMALITIES = ["commitment", "primary", "alternate"] as const;
export type Formality = (typeof FORMALITIES)[number];

/** How the commitment was given: with the application, by the head's own link afterwards, or on a signed sheet. */
export const COMMITMENT_WAYS = ["head", "link", "sheet"] as const;
export type CommitmentWay = (typeof COMMITMENT_WAYS)[number];
