import { z } from "zod";
import { prose } from "#app/platform/fields.ts";

/** The most characters of why a change was answered as it was. */
export const LONGEST_NOTE = 1000;

const LONGEST_SEEN = 2000;

export const registryChangeSchema = z.object({
  intent: z.enum(["take_over", "set_aside"]),
  /** What the page showed that the entry says. */
  seen: z.string().max(LONGEST_SEEN).default(""),
  note: prose({ max: LONGEST_NOTE }),
});
