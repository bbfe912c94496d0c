import type { ProjectStatus } from "#db/vocabulary.ts";
import { LIMITS } from "../project/lengths.ts";

/** The texts of a report. What was achieved is as long as what is said of it where a project is completed. */
export const LENGTHS = {
  achievements: LIMITS.finalSummary,
  problems: 2000,
  followUp: 2000,
  testimonials: 3000,
} as const;

export const TEXTS = ["achievements", "problems", "followUp", "testimonials"] as const;
export const COUNTS = ["peopleTotal", "peopleWomen", "peopleYouth"] as const;
export const REPORT_FIELDS = [
  "achievements",
  "peopleTotal",
  "peopleWomen",
  "peopleYouth",
  "problems",
  "followUp",
  "testimonials",
  "mayPublish",
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** A report is written while the work goes on and after it. */
export const WITH_REPORT = ["open", "closed_to_partners", "completed"] as const satisfies ProjectStatus[];
