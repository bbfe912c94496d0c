import { z } from "zod";
import { prose } from "#app/platform/fields.ts";
import { LONGEST_REPLY, LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

export const replySchema = z.object({
  /** The notice that was read; another one may stand in its place now. */
  seen: z.string().max(60),
  reply: prose({ min: 1, max: LONGEST_REPLY }),
});

export const objectionSchema = z.object({
  seen: z.string().max(60),
  objection: prose({ min: 1, max: LONGEST_REPLY }),
});

export const objectionAnswerSchema = z.object({
  seen: z.string().max(60),
  reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }),
});
