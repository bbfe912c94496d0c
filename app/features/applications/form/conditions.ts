import type { FormContext } from "./form.ts";
import type { Condition, Field, Need } from "#app/features/forms/field.ts";
import { isRecognitionShown } from "./recognition.ts";

// No list is a gate: an entry in one of them is enough, and so is a letter of the authority; else somebody is asked to speak for it, or has done so by letter.
function isShownOtherwise(context: FormContext): boolean {
  const { recommendations } = context.answers.legal ?? {};
  const isNamed = Array.isArray(recommendations) && recommendations.length > 0;
  return context.isRecommended === true || isNamed || isRecognitionShown(context);
}

const conditions: Record<Condition, (context: FormContext) => boolean> = {
  awards_degrees: awardsDegrees,
  in_kazakhstan: ({ precheck, answers }) => (answers.identity?.country ?? precheck.country) === "KZ",
  is_accredited: ({ answers }) => answers.legal?.accredited === "accredited",
  no_accreditation_system: ({ answers }) => answers.legal?.accredited === "no_system",
  is_association: ({ precheck }) => precheck.org_kind === "association",
  other_head_position: ({ answers }) => answers.head?.title_position === "other",
  no_register: (context) => !isShownOtherwise(context),
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

/** Whether a question says something to this institution. */
export function isAsked(
  field: Pick<Field, "concerns" | "isPast">,
  { precheck }: Pick<FormContext, "precheck">,
): boolean {
  if (field.isPast) return false;
  return field.concerns === undefined || precheck.org_kind === field.concerns;
}

/** Whether a file that was sent with an earlier form had the question. */
export function hadQuestion(
  { since = "" }: Pick<Field, "since">,
  { wording = "" }: { wording?: unknown } = {},
): boolean {
  return typeof wording === "string" && wording >= since;
}

const CONDITIONS = Object.keys(conditions) as Condition[];

/** Every condition that holds, in the same order each time. */
export const conditionsThatHold = (context: FormContext): Condition[] =>
  CONDITIONS.filter((condition) => conditions[condition](context));

/** Whether an answer must be given here and now. */
export function isNeeded(need: Need, context: FormContext): boolean {
  if (need === "required" || need === "optional") return need === "required";
  return conditions[need](context);
}
