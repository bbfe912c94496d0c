import { z } from "zod";
import { day, flag, prose } from "#app/platform/fields.ts";

/** The most characters of what a member tells of its year. */
export const LONGEST_ACTIVITIES = 3000;

export const yearSchema = z.object({
  /** The year that was read; another one may have begun since. */
  seen: z.string().max(10),
  before: z.string().max(40).default(""),
  accreditedUntil: day.optional(),
  hasNoLastDay: flag,
  activities: prose({ max: LONGEST_ACTIVITIES }).optional(),
});
