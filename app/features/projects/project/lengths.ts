/** The most characters of each text about a project beside its posting; schemas hold them and forms state them. */
export const LIMITS = {
  interest: 2000,
  answerNote: 1000,
  changesNote: 2000,
  checkRemark: 500,
  finalSummary: 2000,
} as const;

/** The fewest characters of those that must say something. */
export const LEAST = { changesNote: 20, finalSummary: 100 } as const;
