import { z } from "zod";
import { day, prose } from "#app/platform/fields.ts";
import { LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

/** How long a merge can be undone. */
export const UNDO_DAYS = 60;

/** More than a profile has questions. */
const MOST_TAKEN = 60;

const reason = prose({ min: SHORTEST_RULING, max: LONGEST_RULING });

/** What the form of a merge may send on a day of the association. */
export const mergeSchema = (today: string) =>
  z.object({
    other: z.string().max(40),
    remains: z.enum(["this", "other"]),
    reason,
    holdsFrom: day.refine((one) => one <= today, "members:merging.day_to_come"),
    taken: z.array(z.string().max(60)).max(MOST_TAKEN).default([]),
  });

export const declineSchema = z.object({ reason });

export const undoSchema = z.object({ reason });

/** Two members by their numbers. */
export const pairSchema = z.object({ number: z.string().max(40), other: z.string().max(40) });

export const dismissSchema = z.object({ other: z.string().max(40), note: prose({ max: LONGEST_RULING }) });
