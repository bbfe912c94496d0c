/** How it stands between the association and a university it would have as a member. Labels: `prospects.json`. */
export const PROSPECT_STATES = ["new", "invited", "claimed", "applied", "not_theirs", "silenced"] as const;
export type ProspectState = (typeof PROSPECT_STATES)[number];

/** Of what a mark is that outlives a record. */
export const PROSPECT_MARKS = ["address", "university"] as const;

/** What whoever opens the letter says: it is theirs, it is not, or no more letters. */
export const CLAIM_ANSWERS = ["claimed", "not_theirs", "silenced"] as const;
export type ClaimAnswer = (typeof CLAIM_ANSWERS)[number];
