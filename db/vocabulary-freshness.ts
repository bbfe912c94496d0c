/** Why the lead of a project is asked whether it still seeks partners. Labels: `projects-mail.json`. */
export const FRESHNESS_OCCASIONS = ["untouched", "ending", "over", "archiving"] as const;
export type FreshnessOccasion = (typeof FRESHNESS_OCCASIONS)[number];

/** What the lead says to that: it still seeks, its places are filled, or it seeks no longer. */
export const FRESHNESS_ANSWERS = ["seeking", "filled", "closed"] as const;
export type FreshnessAnswer = (typeof FRESHNESS_ANSWERS)[number];
