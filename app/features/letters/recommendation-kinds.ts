const toRecommender = (words: string) =>
  ({
    about: "application",
    readers: ["recommender"],
    words: `recommendations-mail:${words}`,
    values: ["institution"],
    group: "deadlines",
  }) as const;
const toApplicant = (words: string) =>
  ({ ...toRecommender(words), readers: ["applicant"], group: "decisions" }) as const;

/** Letters to those who are asked to recommend an institution, and to its applicants about their answers. */
export const RECOMMENDATION_LETTERS = {
  "recommendation-asked": toRecommender("asked"),
  "recommendation-reminder": toRecommender("reminder"),
  "recommendation-receipt": { ...toRecommender("receipt"), isPrivate: true },
  "recommendation-not_needed": toRecommender("not_needed"),
  "recommendation-given": toApplicant("given"),
  "recommendation-declined": toApplicant("declined"),
  "recommendation-expired": toApplicant("expired"),
} as const;
