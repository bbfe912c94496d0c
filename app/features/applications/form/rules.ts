import { encodeError } from "#app/i18n/error-text.ts";
import { foldLookAlikes } from "#app/platform/look-alikes.ts";
import { readDay } from "#app/platform/typed-dates.ts";
import { changedTexts } from "./declarations.ts";
import type { Answers, FormContext, SectionKey } from "./form.ts";

/** A rule between several answers that is broken: at which field (conform's path), and why. */
interface RuleProblem {
  name: string;
  message: string;
}

type Rule = (answers: Answers, context: FormContext) => (RuleProblem | false)[];

const asNumber = (value: unknown) => (typeof value === "number" ? value : null);
const asText = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
const asGroup = (value: unknown) => (typeof value === "object" && value !== null ? (value as Answers) : {});
const sameName = (a: unknown, b: unknown) => plainName(a) !== "" && plainName(a) === plainName(b);
const plainName = (value: unknown) =>
  foldLookAlikes(asText(value) ?? "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

function isMore(part: unknown, whole: unknown): boolean {
  const [a, b] = [asNumber(part), asNumber(whole)];
  return a !== null && b !== null && a > b;
}

function isBefore(later: unknown, earlier: unknown): boolean {
  const [a, b] = [readDay(asText(later) ?? ""), readDay(asText(earlier) ?? "")];
  return a !== null && b !== null && a < b;
}

const legal: Rule = (answers, { answers: all, newestDay }) => [
  isBefore(answers.acc_to, answers.acc_from) && { name: "acc_to", message: "applications:error.ends_before_start" },
  answers.acc_no_end === true &&
    asText(answers.acc_to) !== null && { name: "acc_no_end", message: "applications:error.end_and_no_end" },
  isBefore(newestDay, answers.reg_date) && { name: "reg_date", message: "applications:error.in_future" },
  isMore(all.identity?.year_founded, answers.first_cohort_year) && {
    name: "first_cohort_year",
    message: "applications:error.before_founding",
  },
];

const identity: Rule = (answers) => [
  (answers.lat === undefined) !== (answers.lng === undefined) && {
    name: answers.lat === undefined ? "lat" : "lng",
    message: "applications:error.both_coordinates",
  },
];

const academic: Rule = (answers) => [
  isMore(answers.students_intl, answers.students_total) && {
    name: "students_intl",
    message: encodeError("applications:error.more_than_students", { max: asNumber(answers.students_total) ?? 0 }),
  },
  isMore(answers.academic_staff, answers.staff_total) && {
    name: "staff_total",
    message: encodeError("applications:error.fewer_than_academic", { min: asNumber(answers.academic_staff) ?? 0 }),
  },
];

// Two people who can be reached in two ways: one mailbox or one person twice would be a single point of loss.
const representatives: Rule = (answers) => {
  const [primary, alternate] = [asGroup(answers.primary), asGroup(answers.alternate)];
  const isSameAddress = asText(primary.email) !== null && plainName(primary.email) === plainName(alternate.email);
  return [
    sameName(primary.full_name, alternate.full_name) && {
      name: "alternate.full_name",
      message: "applications:error.same_person",
    },
    isSameAddress && { name: "alternate.email", message: "applications:error.same_address" },
  ];
};

// What was sent to the head stands in the version that was ticked.
const declarations: Rule = (answers, { texts }) =>
  changedTexts(answers, texts).map(
    ({ key }) => answers[key] === true && { name: key, message: "applications:error.text_changed" },
  );

const rules: Partial<Record<SectionKey, Rule>> = { identity, legal, academic, representatives, declarations };

/** The broken rules between answers of one section, and between it and the others. */
export function brokenRules(section: SectionKey, context: FormContext): RuleProblem[] {
  const answers = context.answers[section] ?? {};
  return (rules[section]?.(answers, context) ?? []).filter((problem) => problem !== false);
}
