/** Pages of members that others report, and what becomes of it. Labels: `moderation.json`. */

/** What can be reported. */
export const PAGE_KINDS = ["project", "result", "institution"] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** What is wrong with a page, for whoever reports it and for whoever hides it. */
export const PAGE_FAULTS = [
  "advertising",
  "offensive",
  "untrue",
  "copied",
  "personal_data",
  "unesco_name",
  "something_else",
] as const;
export type PageFault = (typeof PAGE_FAULTS)[number];

/** What a coordinator found; what was taken up is dealt with elsewhere: changes asked for, a membership looked at. */
export const REPORT_OUTCOMES = ["no_fault", "taken_up", "hidden"] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];
