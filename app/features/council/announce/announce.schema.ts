import { z } from "zod";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { deferralDayError } from "#app/features/applications/review/review.schema.ts";
import { choices, day, prose } from "#app/platform/fields.ts";
import { REASON_CODES } from "#db/vocabulary.ts";
import { MOST_AT_ONCE } from "./limits.ts";

const id = z.string().min(1).max(100);

/** An item, and what stands for its letter as it was read. */
const read = id.transform((value) => {
  const [itemId = "", mark = ""] = value.split(":");
  return { itemId, mark };
});

/** Which decisions of a session are announced. */
export const announceSchema = z.object({
  items: z.array(read).min(1, "council:error.nothing_to_announce").max(MOST_AT_ONCE),
});

/** What the letter of an item says beside the verdict. */
export const letterSchema = (today: string, outcome: "approve" | "refuse" | "defer") =>
  z
    .object({
      reasonCodes: choices(REASON_CODES, { max: REASON_CODES.length }).default([]),
      explanation: prose({ max: LIMITS.explanation })
        .optional()
        .transform((text) => text ?? ""),
      until: day.optional(),
    })
    .superRefine(({ reasonCodes, explanation, until }, context) => {
      const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (outcome === "refuse" && reasonCodes.length === 0) miss("reasonCodes", "review:error.reasons_for_refusal");
      if (outcome === "defer" && reasonCodes.length === 0) miss("reasonCodes", "review:error.conditions");
      if (outcome !== "approve" && !explanation) miss("explanation", "review:error.explanation");
      const wrongDay = outcome === "defer" && deferralDayError(until, today);
      if (wrongDay) miss("until", wrongDay);
    });
