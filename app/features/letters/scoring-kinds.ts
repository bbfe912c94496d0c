const words = (name: string) => `applications-mail:scoring.${name}`;
// Who reviews is told of a case by its number alone: what is in it is read after signing in.
const toReviewer = { about: "application", readers: ["reviewer"], group: "deadlines" } as const;
const toSecretariat = {
  about: "application",
  readers: ["secretariat"],
  values: ["institution", "caseNumber", "person"],
  group: "cases",
} as const;

/** Letters about reviews: to those who are asked for them, and to those who ask. */
export const SCORING_LETTERS = {
  "reviewer-asked": { ...toReviewer, words: words("asked"), values: ["caseNumber"] },
  "reviewer-reminder": { ...toReviewer, words: words("reminder"), values: ["caseNumber", "day"] },
  "reviewer-withdrawn": { ...toReviewer, words: words("withdrawn"), values: ["caseNumber"] },
  "review-reviewer_declined": { ...toSecretariat, words: words("declined") },
  "review-reviewer_tied": { ...toSecretariat, words: words("tied") },
  "review-reviews_given": { ...toSecretariat, words: words("given") },
} as const;
