import { z } from "zod";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { choice, choices, prose } from "#app/platform/fields.ts";
import { APPEAL_GROUNDS, APPEAL_OUTCOMES } from "#db/vocabulary-afterwards.ts";

const version = z.coerce.number().int().min(0).max(1_000_000);
const id = z.string().min(1).max(64);
const grounds = choices(APPEAL_GROUNDS, { max: APPEAL_GROUNDS.length }).default([]);

/** A draft may say anything or nothing; what is lodged names a ground and says why. */
export const appealForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), version, grounds, body: prose({ min: 0, max: LIMITS.appeal }).default("") }),
  z.object({
    intent: z.literal("lodge"),
    version,
    grounds: grounds.refine((chosen) => chosen.length > 0, "appeal:error.grounds"),
    body: prose({ min: LEAST.appeal, max: LIMITS.appeal }),
  }),
]);

export const evidenceForm = z.object({ remove: id });

/** What one of the panel finds: the letter is drafted from it. */
export const findingForm = z.object({
  outcome: choice(APPEAL_OUTCOMES),
  reasons: prose({ min: LEAST.finding, max: LIMITS.explanation }),
});

export const versionForm = z.object({ finding: id });
export const agreeForm = z.object({ version, finding: id });
export const takeBackForm = z.object({ version });
