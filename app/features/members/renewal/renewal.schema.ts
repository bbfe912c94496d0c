import { z } from "zod";
import { day, flag, prose } from "#app/platform/fields.ts";

/** The most characters of what a member tells of its term. */
export const LONGEST_SUMMARY = 3000;

export const renewalSchema = z.object({
  /** The last day of the term that was read; it may have been renewed since. */
  seen: z.string().max(10),
  accreditedUntil: day.optional(),
  hasNoLastDay: flag,
  summary: prose({ max: LONGEST_SUMMARY }).optional(),
});
