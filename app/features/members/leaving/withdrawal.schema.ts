import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { WITHDRAWAL_ENDS } from "#db/vocabulary.ts";
import { LONGEST_RULING } from "../institution/lengths.ts";

export const withdrawalSchema = z.object({
  ends: choice(WITHDRAWAL_ENDS),
  reason: prose({ max: LONGEST_RULING }).optional(),
});
