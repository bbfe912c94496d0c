import { z } from "zod";
import { day, prose } from "#app/platform/fields.ts";
import { PROJECT_STATUSES } from "#db/vocabulary.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

/** A new day until which interest is taken; today at the earliest. */
export function reopenSchema(today: string) {
  return z.object({ answerBy: day.refine((value) => value >= today, "projects:errors.answer_by_past") });
}

/** What was achieved, shown to everybody who sees the project. */
export const completeSchema = z.object({ finalSummary: prose({ min: 100, max: LIMITS.finalSummary }) });

/** From which column to which, and the query string of the board to come back to. */
export const moveSchema = z.object({
  from: z.enum(PROJECT_STATUSES),
  to: z.enum(PROJECT_STATUSES),
  back: z.string().max(2000).default(""),
  /** Where it was asked for: among the columns, or on the page of the project, which is then led back to. */
  on: z.enum(["columns", "page"]).default("columns"),
});
