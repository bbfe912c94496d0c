import type { MembershipCategory } from "#db/vocabulary.ts";
import type { Precheck } from "./form.ts";

/** Why an institution cannot apply now. Each has its words and its cure in the catalogue: `applications:precheck.stop.<name>`. */
type Stop = "not_whole" | "other_kind" | "not_recognised" | "no_cohorts";

/** What an institution that may apply should know beforehand: `applications:precheck.note.<name>`. */
type Note =
  "accreditation_counts" | "observer_first" | "recognition_pending" | "for_profit" | "head_must_confirm" | "no_degrees";

export type PrecheckOutcome =
  { kind: "open"; category: MembershipCategory; notes: Note[] } | { kind: "stopped"; reasons: Stop[] };

function stopsOf(answers: Precheck): Stop[] {
  const stops: Stop[] = [];
  if (answers.whole_institution === "no") stops.push("not_whole");
  if (answers.org_kind === "other") stops.push("other_kind");
  if (answers.org_kind !== "higher_education") return stops;
  if (answers.recognised === "no") stops.push("not_recognised");
  if (answers.degree === "yes" && answers.cohorts === "0") stops.push("no_cohorts");
  return stops;
}

/**
 * The membership category open to an institution. IAU: full membership needs recognition, degrees and three graduated
 * cohorts, one or two make an observer; bodies that award no degrees join as associates.
 */
export function categoryOf({ org_kind, degree, recognised, cohorts }: Precheck): MembershipCategory {
  if (org_kind !== "higher_education" || degree === "no") return "associate";
  return recognised === "yes" && cohorts === "3+" ? "full" : "observer";
}

function notesOf(answers: Precheck, category: MembershipCategory): Note[] {
  const isUniversity = answers.org_kind === "higher_education";
  const notes: [Note, boolean][] = [
    ["no_degrees", isUniversity && answers.degree === "no"],
    ["accreditation_counts", category === "full"],
    ["observer_first", category === "observer" && answers.cohorts !== "3+"],
    ["recognition_pending", isUniversity && answers.recognised === "pending"],
    ["for_profit", answers.nonprofit === "private_forprofit"],
    ["head_must_confirm", answers.head_knows === "no"],
  ];
  return notes.filter(([, isTrue]) => isTrue).map(([note]) => note);
}

/** Where the answers of the eligibility check lead: to a category, or to reasons with a cure. */
export function judgePrecheck(answers: Precheck): PrecheckOutcome {
  const reasons = stopsOf(answers);
  if (reasons.length > 0) return { kind: "stopped", reasons };
  const category = categoryOf(answers);
  return { kind: "open", category, notes: notesOf(answers, category) };
}
