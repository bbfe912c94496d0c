/** By what a coordinator decides whether a project is published: what it needs, and what is not taken. */
export const ASKED = ["joint", "aims", "clear", "safeguards", "unesco"] as const;
export const NOT_TAKEN = ["advertising", "values", "duplicate", "addresses"] as const;

/** What a coordinator answers with yes or no, one question for each thing asked and one for all that is not taken. */
export const CHECK_QUESTIONS = [...ASKED, "allowed"] as const;
