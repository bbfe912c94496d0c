import { z } from "zod";
import { COUNTRIES } from "#db/countries.ts";
import { choice, line } from "#app/platform/fields.ts";

const countryCodes = new Set<string>(COUNTRIES.map(({ code }) => code));

const country = line({ min: 2, max: 2 }).refine((code) => countryCodes.has(code), "errors:invalid_choice");

/** What may be done to a person: the `intent` decides which fields count. */
export const personActionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("suspend"), reason: line({ min: 10, max: 500 }) }),
  z.object({ intent: z.literal("reinstate") }),
  z.object({ intent: z.literal("end-sessions") }),
  z.object({
    intent: z.literal("grant"),
    role: choice(["coordinator", "council", "administrator"]),
    countries: z.array(country).max(100).default([]),
  }),
  z.object({ intent: z.literal("revoke"), grantId: line({ max: 60 }) }),
]);

export type PersonAction = z.output<typeof personActionSchema>;
