/** The most characters of each text of a file; schemas hold them and forms state them. */
export const LIMITS = {
  checkNote: 2000,
  request: 3000,
  rationale: 5000,
  explanation: 5000,
  returnNote: 3000,
  /** What the applicant says with an answer to a request. */
  message: 5000,
  note: 5000,
  conflict: 1000,
  scoreComment: 2000,
  reviewRemark: 5000,
  withdrawal: 1000,
  decline: 1000,
  appeal: 10000,
  documentSummary: 1000,
} as const;

/** The fewest characters of those that must say something. */
export const LEAST = { request: 10, rationale: 20, returnNote: 10, conflict: 5, appeal: 50, finding: 10 } as const;
