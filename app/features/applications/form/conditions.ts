import type { FormContext } from "./form.ts";
import type { Condition, Need } from "#app/features/forms/field.ts";

const conditions: Record<Condition, (context: FormContext) => boolean> = {
  awards_degrees: awardsDegrees,
  in_kazakhstan: ({ precheck, answers }) => (answers.identity?.country ?? precheck.country) === "KZ",
  is_accredited: ({ answers }) => answers.legal?.accredited === "accredited",
  no_accreditation_system: ({ answers }) => answers.legal?.accredited === "no_system",
  conflict_declared: ({ answers }) => answers.declarations?.conflict_of_interest === "yes",
};

/**
 * Whether it is an institution that awards degrees, the first after at least three years; associations and museums do
 * not. The levels ticked in the form say it more exactly than the eligibility check.
 */
export function awardsDegrees({ precheck, answers }: Pick<FormContext, "precheck" | "answers">): boolean {
  if (precheck.org_kind !== "higher_education") return false;
  const levels = answers.legal?.degrees;
  if (!Array.isArray(levels) || levels.length === 0) return precheck.degree !== "no";
  return levels.some((level) => level !== "short_cycle");
}

/** Whether an answer must be given here and now. */
export function isNeeded(need: Need, context: FormContext): boolean {
  if (need === "required" || need === "optional") return need === "required";
  return conditions[need](context);
}
