import { z } from "zod";
import { day, prose } from "#app/platform/fields.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

/** A new day until which interest is taken; today at the earliest. */
export function reopenSchema(today: string) {
  return z.object({ answerBy: day.refine((value) => value >= today, "projects:errors.answer_by_past") });
}

/** What was achieved, shown to everybody who sees the project. */
export const completeSchema = z.object({ finalSummary: prose({ min: 100, max: LIMITS.finalSummary }) });
