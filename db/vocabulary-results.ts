/** What a project brings about, and how it is kept. Labels: `vocabulary.json`. */

export const RESULT_TYPES = [
  "article",
  "book",
  "report",
  "policy_brief",
  "dataset",
  "digital_collection",
  "course",
  "textbook",
  "event_record",
  "exhibition",
  "video",
  "software",
  "guideline",
  "agreement",
  "other",
] as const;
export type ResultType = (typeof RESULT_TYPES)[number];

/** Under which terms others may use a result. */
export const RESULT_LICENCES = ["cc_by", "cc_by_sa", "cc_by_nc", "cc_by_nc_nd", "cc0", "all_rights"] as const;
export type ResultLicence = (typeof RESULT_LICENCES)[number];

/** A result is shown once a coordinator has approved it. Labels: `results.json`. */
export const RESULT_STATES = ["draft", "submitted", "returned", "published", "withdrawn", "hidden"] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** Who reads of a published result. */
export const RESULT_VISIBILITIES = ["public", "members"] as const;
export type ResultVisibility = (typeof RESULT_VISIBILITIES)[number];

/** What of the board can be taken into what a member tells of its year. */
export const TAKEN_KINDS = ["project", "result", "reached", "countries"] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];
