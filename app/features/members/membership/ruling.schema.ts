import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { TERMINATION_GROUNDS } from "#db/vocabulary.ts";
import { LONGEST_RULING, SHORTEST_RULING } from "../institution/lengths.ts";

export const rulingSchema = z.object({ reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }) });

export const terminationSchema = rulingSchema.extend({ ground: choice(TERMINATION_GROUNDS) });
