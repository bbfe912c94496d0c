import type { FormContext } from "../application-form.ts";
import type { Condition, Need } from "./field.ts";

const conditions: Record<Condition, (context: FormContext) => boolean> = {
  awards_degrees: ({ precheck }) => awardsDegrees(precheck),
  in_kazakhstan: ({ precheck, answers }) => (answers.identity?.country ?? precheck.country) === "KZ",
  is_accredited: ({ answers }) => answers.legal?.accredited === "accredited",
  no_accreditation_system: ({ answers }) => answers.legal?.accredited === "no_system",
  conflict_declared: ({ answers }) => answers.declarations?.conflict_of_interest === "yes",
};

/** Whether the eligibility check was answered for an institution that awards degrees; associations and museums do not. */
export function awardsDegrees(precheck: FormContext["precheck"]): boolean {
  return precheck.org_kind === "higher_education" && precheck.degree !== "no";
}

/** Whether an answer must be given here and now. */
export function isNeeded(need: Need, context: FormContext): boolean {
  if (need === "required" || need === "optional") return need === "required";
  return conditions[need](context);
}
