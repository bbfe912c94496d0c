import type { MembershipCategory } from "#db/vocabulary.ts";
import type { FormContext } from "./form.ts";
import { categoryOf } from "./precheck.ts";
import { awardsDegrees } from "./conditions.ts";

/** Why the answers lead to a category. Each has its sentence in the catalogue: `applications:applies_as.why.<name>`. */
type CategoryReason =
  "no_university" | "no_degrees" | "recognition_pending" | "accreditation_in_progress" | "few_cohorts" | "all_met";

export interface CategoryFound {
  category: MembershipCategory;
  reasons: CategoryReason[];
  /** What the eligibility check promised, where that was something else. */
  promised: MembershipCategory | null;
}

type Given = Pick<FormContext, "precheck" | "answers">;

// The form asks for the number; the eligibility check had only a range.
function hasFewCohorts({ precheck, answers }: Given): boolean {
  const typed = answers.legal?.cohorts;
  return typeof typed === "number" ? typed < 3 : precheck.cohorts === "1-2";
}

/** An answer the category rests on, by its name in the eligibility check or in the section of the form. */
interface CategoryBasis {
  from: "precheck" | "legal";
  name: string;
}

/** The answers the category rests on: what the form was told stands above the eligibility check. */
export function basisOf(given: Given): CategoryBasis[] {
  const { precheck, answers } = given;
  const { degrees, accredited, cohorts } = answers.legal ?? {};
  const kind: CategoryBasis = { from: "precheck", name: "org_kind" };
  if (precheck.org_kind !== "higher_education") return [kind];
  const hasLevels = Array.isArray(degrees) && degrees.length > 0;
  const levels: CategoryBasis = hasLevels ? { from: "legal", name: "degrees" } : { from: "precheck", name: "degree" };
  if (!awardsDegrees(given)) return [kind, levels];
  return [
    kind,
    levels,
    { from: typeof cohorts === "number" ? "legal" : "precheck", name: "cohorts" },
    { from: "precheck", name: "recognised" },
    ...(accredited ? [{ from: "legal", name: "accredited" } as const] : []),
  ];
}

function reasonsOf(given: Given): { category: MembershipCategory; reasons: CategoryReason[] } {
  const { precheck, answers } = given;
  if (precheck.org_kind !== "higher_education") return { category: "associate", reasons: ["no_university"] };
  if (!awardsDegrees(given)) return { category: "associate", reasons: ["no_degrees"] };
  const found: [CategoryReason, boolean][] = [
    ["recognition_pending", precheck.recognised !== "yes"],
    ["accreditation_in_progress", answers.legal?.accredited === "in_progress"],
    ["few_cohorts", hasFewCohorts(given)],
  ];
  const reasons = found.filter(([, isTrue]) => isTrue).map(([reason]) => reason);
  return reasons.length > 0 ? { category: "observer", reasons } : { category: "full", reasons: ["all_met"] };
}

/** The category the answers lead to: those of the eligibility check, corrected by what the form was told later. */
export function findCategory(given: Given): CategoryFound {
  const found = reasonsOf(given);
  const promised = categoryOf(given.precheck);
  return { ...found, promised: promised === found.category ? null : promised };
}
