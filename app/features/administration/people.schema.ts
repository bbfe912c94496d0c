import { z } from "zod";
import { LOCALES } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { COUNTRIES } from "#db/countries.ts";
import { choice, emailAddress, line } from "#app/platform/fields.ts";

/** The roles that serve the association. */
export const STAFF_ROLES = [
  "coordinator",
  "council",
  "chair",
  "appeals",
  "administrator",
] as const satisfies readonly Role[];

/** What is given to somebody who has an account: to serve the association, or to review for it from a member institution. */
export const GIVEN_ROLES = [...STAFF_ROLES, "reviewer"] as const;

const countryCodes = new Set<string>(COUNTRIES.map(({ code }) => code));

const country = line({ min: 2, max: 2 }).refine((code) => countryCodes.has(code), "errors:invalid_choice");

const countries = z.array(country).max(100).default([]);

/** What may be done to a person: the `intent` decides which fields count. */
export const personActionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("suspend"), reason: line({ min: 10, max: 500 }) }),
  z.object({ intent: z.literal("reinstate") }),
  z.object({ intent: z.literal("end-sessions") }),
  z.object({
    intent: z.literal("grant"),
    role: choice(GIVEN_ROLES),
    countries,
  }),
  z.object({ intent: z.literal("end-token"), tokenId: line({ max: 60 }) }),
  z.object({ intent: z.literal("revoke"), grantId: line({ max: 60 }) }),
  z.object({
    intent: z.literal("undo-conflict"),
    applicationId: line({ max: 60 }),
    reason: line({ min: 10, max: 500 }),
  }),
  z.object({ intent: z.literal("countries"), grantId: line({ max: 60 }), countries }),
]);

export type PersonAction = z.output<typeof personActionSchema>;

/** Invites somebody to serve the association; countries limit a coordinator only. */
export const staffInvitationSchema = z.object({
  email: emailAddress,
  role: choice(STAFF_ROLES),
  countries,
  locale: choice(LOCALES),
});
