import { z } from "zod";
import { choice, emailAddress, flag, line, personName, prose, ticked } from "#app/platform/fields.ts";
import { isCountryCode } from "#db/countries.ts";
import { LOCALES } from "#db/locales.ts";
import { LONGEST_WORDS, MOST_AT_ONCE } from "./prospect.ts";

const words = prose({ min: 0, max: LONGEST_WORDS }).optional();
const locale = choice(LOCALES);

/** A round of letters: to whom, in which language, with which words. */
export const roundSchema = z.object({
  ids: z.array(z.uuid()).min(1, "prospects:error.nobody").max(MOST_AT_ONCE, "prospects:error.too_many"),
  words,
  locale,
});

export const versionSchema = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });
export const letterSchema = versionSchema.extend({ words, locale, isAnother: flag });
export const removalSchema = versionSchema.extend({ sure: ticked });

const contact = { contactName: personName(200).optional(), contactEmail: emailAddress };
export const contactSchema = versionSchema.extend(contact);

/** A university that is added by hand, in the words of a list. */
export const newProspectSchema = z.object({
  name: line({ max: 250 }),
  name_original: line({ max: 250 }).optional(),
  country: z.string().refine(isCountryCode),
  city: line({ max: 120 }).optional(),
  website: line({ max: 500 }).optional(),
  ror: line({ max: 100 }).optional(),
  contact_name: personName(200).optional(),
  contact_email: emailAddress.optional(),
  isAnother: flag.optional(),
  /** The warning that stood beside the tick. */
  shown: z.string().max(2000).optional(),
});
export type NewProspect = z.output<typeof newProspectSchema>;

export const claimSchema = z.object({ intent: z.enum(["claimed", "not_theirs", "silenced"]) });
