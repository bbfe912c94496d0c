import { z } from "zod";
import { choice, emailAddress, line, personName, prose, ticked } from "#app/platform/fields.ts";
import { LOCALES } from "#db/locales.ts";
import { RECOMMENDERS } from "#db/vocabulary-forms.ts";

export const RECOMMENDATION_LENGTHS = { office: 250, name: 200, position: 200, tie: 500, reason: 1000 } as const;
export const LEAST_WORDS = 100;
export const MOST_WORDS = 4000;

const { office, name, position, tie, reason } = RECOMMENDATION_LENGTHS;
const id = z.string().min(1).max(64);

/** Whom an applicant asks. `member` is the one chosen where several may be meant; `replaces` is a request that ends with it. */
export const askRecommendationSchema = z.object({
  recommender: choice(RECOMMENDERS),
  office: line({ min: 2, max: office }),
  member: z.string().max(250).optional(),
  name: personName(name),
  email: emailAddress,
  locale: choice(LOCALES),
  replaces: id.optional(),
});
export type NewRequest = z.output<typeof askRecommendationSchema>;

export const onRequestSchema = z.object({ requestId: id });

/** A recommendation. */
export const giveSchema = z.object({
  words: prose({ min: LEAST_WORDS, max: MOST_WORDS }),
  signedName: personName(name),
  signedPosition: line({ min: 2, max: position }),
  tie: prose({ min: 2, max: tie }),
  mayShow: choice(["yes", "no"]),
  /** When what the page showed was given; nothing where it was not yet. */
  version: z.string().max(40).optional(),
});
export type Given = z.output<typeof giveSchema>;

export const declineSchema = z.object({ reason: prose({ max: reason }).optional(), isFinal: ticked });
