/** The most characters of each text of a file; schemas hold them and forms state them. */
export const LIMITS = {
  checkNote: 2000,
  request: 3000,
  rationale: 5000,
  explanation: 5000,
  returnNote: 3000,
  message: 5000,
  conflict: 1000,
  withdrawal: 1000,
  decline: 1000,
  documentSummary: 1000,
} as const;
