import { z } from "zod";
import { prose } from "#app/platform/fields.ts";
import { LEAST, LIMITS } from "../form/lengths.ts";

/** A file is opened again at once, or that is proposed; its author takes it back, a second person answers. */
export const REOPENING_INTENTS = ["reopen", "take-back", "agree", "decline"] as const;

/** The applicant reads the reason. */
export const reopeningSchema = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }),
});
