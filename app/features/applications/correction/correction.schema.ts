import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import { choice, choices, day, prose } from "#app/platform/fields.ts";
import type { DecisionFacts } from "#db/schema/amendments.ts";
import { type Decision, MEMBERSHIP_CATEGORIES, REASON_CODES } from "#db/vocabulary.ts";
import { LEAST, LIMITS } from "../form/lengths.ts";
import { changedFacts } from "./correction.ts";

/** What is done on the page of a correction: its author drafts, reads, proposes or takes back, a second person answers. */
export const CORRECTION_INTENTS = ["draft", "save", "propose", "take-back", "agree", "decline"] as const;

/** How far from the decision the first day of a membership, or the day of a deferral, can be written. */
const FARTHEST_MONTHS = 12;

interface Corrected {
  outcome: Decision;
  facts: DecisionFacts;
  /** The council voted on the category. */
  isVoted: boolean;
  /** The days of handing in and of the decision, and today. */
  filedOn: string;
  decidedOn: string;
  today: string;
}

const fields = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  category: choice(MEMBERSHIP_CATEGORIES).optional(),
  startsOn: day.optional(),
  until: day.optional(),
  reasonCodes: choices(REASON_CODES, { max: REASON_CODES.length }).default([]),
  explanation: prose({ max: LIMITS.explanation }).optional(),
  reason: prose({ min: LEAST.returnNote, max: LIMITS.returnNote }),
});

export type CorrectionForm = z.output<typeof fields>;

type Asked = Pick<CorrectionForm, "category" | "startsOn" | "until" | "reasonCodes" | "explanation">;

/** What a form puts in the place of what stands; of the term only the first day is asked, once there is one. */
export function correctedFacts(
  { outcome, facts, isVoted }: Pick<Corrected, "outcome" | "facts" | "isVoted">,
  form: Asked,
) {
  const explanation = form.explanation ?? "";
  switch (outcome) {
    case "approve": {
      const category = isVoted ? facts.category : (form.category ?? facts.category);
      return { ...facts, category, startsOn: facts.startsOn && (form.startsOn ?? facts.startsOn), explanation };
    }
    case "refuse":
      return { ...facts, reasonCodes: form.reasonCodes, explanation };
    case "defer":
      return {
        ...facts,
        deferredUntil: form.until ?? facts.deferredUntil,
        reasonCodes: form.reasonCodes,
        explanation,
      };
  }
}

/** A correction of what stands: something of it must differ. */
export const correctionSchema = (corrected: Corrected) =>
  fields.superRefine((form, context) => {
    const { outcome, facts, filedOn, decidedOn, today } = corrected;
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const within = (path: "startsOn" | "until", min: string, max: string) => {
      const value = form[path];
      if (!value) miss(path, "errors:required");
      else if (value < min) miss(path, encodeError("errors:date_min", { min }));
      else if (value > max) miss(path, encodeError("errors:date_max", { max }));
    };
    if (outcome === "approve" && facts.startsOn) within("startsOn", filedOn, monthsAfter(decidedOn, FARTHEST_MONTHS));
    if (outcome === "defer") within("until", daysAfter(today, 1), monthsAfter(decidedOn, FARTHEST_MONTHS));
    if (outcome === "refuse" && form.reasonCodes.length === 0) miss("reasonCodes", "review:error.reasons_for_refusal");
    if (outcome === "defer" && form.reasonCodes.length === 0) miss("reasonCodes", "review:error.conditions");
    if (outcome !== "approve" && !form.explanation) miss("explanation", "review:error.explanation");
    if (changedFacts(outcome, facts, correctedFacts(corrected, form)).length === 0)
      miss(firstField(corrected), "review:error.nothing_corrected");
  });

/** Where is said that nothing differs: at the first thing that is asked. */
function firstField({ outcome, facts, isVoted }: Corrected): string {
  if (outcome !== "approve" || !isVoted) return FIRST[outcome];
  return facts.startsOn ? "startsOn" : "explanation";
}

const FIRST = { approve: "category", refuse: "reasonCodes", defer: "until" } as const;
