import { z } from "zod";
import { choice, line, prose } from "#app/platform/fields.ts";
import { LOCALES } from "#db/locales.ts";
import { COVER_LICENCES } from "#db/vocabulary.ts";
import { LONGEST_ALT, LONGEST_CREDIT, LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

/** What is said of a cover, in the form that has the picture too. */
export const coverSchema = z.object({
  alt: line({ max: LONGEST_ALT }),
  altLanguage: choice(LOCALES),
  credit: line({ max: LONGEST_CREDIT }),
  licence: choice(COVER_LICENCES),
});

export type CoverWords = z.output<typeof coverSchema>;

export const coverRemovalSchema = z.object({
  /** The drawing that was seen; another picture may stand in its place now. */
  seen: z.string().max(60),
  reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }),
});
