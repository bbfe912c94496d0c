import { z } from "zod";
import { day, flag, prose } from "#app/platform/fields.ts";
import { LONGEST_TAKEN, MOST_TAKEN, readSource } from "./taken.ts";

/** The most characters of what a member tells of its year. */
export const LONGEST_ACTIVITIES = 3000;

const line = z
  .object({ source: z.string().max(60), isTaken: flag, text: prose({ max: LONGEST_TAKEN }).optional() })
  .refine(({ isTaken, text }) => !isTaken || text !== undefined, {
    path: ["text"],
    error: "members:year.board.no_text",
  });

export const yearSchema = z.object({
  /** The year that was read; another one may have begun since. */
  seen: z.string().max(10),
  before: z.string().max(40).default(""),
  accreditedUntil: day.optional(),
  hasNoLastDay: flag,
  activities: prose({ max: LONGEST_ACTIVITIES }).optional(),
  /** What the board proposes, taken or left out. */
  lines: z
    .array(line)
    .max(MOST_TAKEN)
    .default([])
    .transform((lines) =>
      lines.flatMap(({ source, isTaken, text }) => {
        const from = readSource(source);
        return from && text ? [{ ...from, text, ...(!isTaken && { isLeftOut: true as const }) }] : [];
      }),
    ),
});
