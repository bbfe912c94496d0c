/** How often letters of a group come: each by itself, gathered in one of the morning or of Monday, or not at all. */
export const PACES = ["at_once", "daily", "weekly", "never"] as const;
export type Pace = (typeof PACES)[number];

/** The groups of letters of which each person says how often they come. */
export const CHOSEN_GROUPS = [
  "week",
  "institution",
  "projects",
  "messages",
  "asks",
  "following",
  "cases",
  "work",
] as const;
export type ChosenGroup = (typeof CHOSEN_GROUPS)[number];

/** What binds or protects: it always comes, at once. */
export const BINDING_GROUPS = ["security", "decisions", "deadlines"] as const;

export const LETTER_GROUPS = [...CHOSEN_GROUPS, ...BINDING_GROUPS] as const;
export type LetterGroup = (typeof LETTER_GROUPS)[number];

/** Of what in a followed project somebody is told: of all that happens, or of its state, its partners and its results. */
export const FOLLOWED_PARTS = ["all", "main"] as const;
export type FollowedParts = (typeof FOLLOWED_PARTS)[number];
