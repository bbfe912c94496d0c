import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import { choices, day, prose } from "#app/platform/fields.ts";
import { REASON_CODES } from "#db/vocabulary.ts";
import { MOST_AT_ONCE } from "./limits.ts";

const id = z.string().min(1).max(64);

/** Which decisions of a session are announced. */
export const announceSchema = z.object({
  items: z.array(id).min(1, "council:error.nothing_to_announce").max(MOST_AT_ONCE),
});

/** A deferral puts off; it does not shelve. */
const LONGEST_DEFERRAL_MONTHS = 12;

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
      if (outcome !== "approve" && !explanation) miss("explanation", "review:error.explanation");
      if (outcome !== "defer") return;
      const latest = monthsAfter(today, LONGEST_DEFERRAL_MONTHS);
      if (!until) miss("until", "review:error.day_for_deferral");
      else if (until <= today) miss("until", encodeError("errors:date_min", { min: daysAfter(today, 1) }));
      else if (until > latest) miss("until", encodeError("errors:date_max", { max: latest }));
    });
