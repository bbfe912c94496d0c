/** Whose an initiative is. Labels: `vocabulary.json`. */
export const INITIATIVE_OWNERS = ["unesco", "association", "other"] as const;

/** Whether everybody reads of an initiative. Labels: `initiatives.json`. */
export const INITIATIVE_STATES = ["draft", "published", "withdrawn"] as const;
export type InitiativeState = (typeof INITIATIVE_STATES)[number];
