import { z } from "zod";
import { day, flag, prose } from "#app/platform/fields.ts";
import { PROJECT_STATUSES } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "#app/features/projects/project/lengths.ts";

/** A new day until which interest is taken; today at the earliest. */
export function reopenSchema(today: string) {
  return z.object({ answerBy: day.refine((value) => value >= today, "projects:errors.answer_by_past") });
}

/** What was achieved, shown to everybody who sees the project. */
export const achievedSchema = z.object({
  finalSummary: prose({ min: LEAST.finalSummary, max: LIMITS.finalSummary }),
});

/** The same where a project is completed before its period is over: whoever does it says so. */
export const earlySchema = achievedSchema.extend({
  isEarly: flag.refine((isSaid) => isSaid, "projects:errors.completed_early"),
});

/** From which column to which, and the query string of the board to come back to. */
export const moveSchema = z.object({
  from: z.enum(PROJECT_STATUSES),
  to: z.enum(PROJECT_STATUSES),
  back: z.string().max(2000).default(""),
  /** Where it was asked for: among the columns, or on the page of the project, which is then led back to. */
  on: z.enum(["columns", "page"]).default("columns"),
});
