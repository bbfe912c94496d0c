/** The most characters of each text of a project; schemas hold them and forms state them. */
export const LIMITS = {
  summary: 2000,
  description: 10_000,
  ethicsNotes: 2000,
  expertise: 600,
  tasks: 1000,
  interest: 2000,
  answerNote: 1000,
  changesNote: 2000,
  finalSummary: 2000,
} as const;

/** The fewest characters of those that must say something. */
export const LEAST = { changesNote: 20 } as const;
