import { z } from "zod";
import { prose } from "#app/platform/fields.ts";

/** The most characters of why a change was answered as it was. */
export const LONGEST_NOTE = 1000;

export const registryChangeSchema = z.object({
  intent: z.enum(["take_over", "set_aside"]),
  note: prose({ max: LONGEST_NOTE }),
});
