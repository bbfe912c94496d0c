/** By what a coordinator decides whether a project is published: what it needs, and what is not taken. */
export const ASKED = ["joint", "aims", "clear", "safeguards", "unesco"] as const;
export const NOT_TAKEN = ["advertising", "values", "duplicate", "addresses"] as const;

/** What a coordinator answers with yes or no, one question for each thing asked and one for all that is not taken. */
export const CHECK_QUESTIONS = [...ASKED, "allowed"] as const;

/** The part of the form in which a criterion is met; the others are met in all of them. */
const MET_IN: Partial<Record<string, string>> = {
  "asked.joint": "partners",
  "asked.aims": "subject",
  "asked.safeguards": "terms",
  "asked.unesco": "terms",
  "not_taken.addresses": "description",
};

/** The criteria that concern one part of the form, as their words are called: `asked.joint`. */
export const criteriaOf = (part: string): string[] => Object.keys(MET_IN).filter((name) => MET_IN[name] === part);
