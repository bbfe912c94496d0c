import type { AssociationSettings } from "#app/platform/association.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { DAYS_APART, type Round } from "./rounds.ts";
import type { YearWindow } from "./window.ts";

/** So many days before a suspension a member is warned for the last time. */
const WARNED_BEFORE = 14;

export type YearRound = "opened" | "first" | "last" | "late" | "warned";
export type AccreditationRound = "first" | "last" | "over" | "warned";
export type TermRound = "early" | "first" | "last" | "over" | "warned";

const inOrder = <Name extends string>(rounds: Round<Name>[]) => rounds.sort((a, b) => (a.day < b.day ? -1 : 1));

/** What a member that does not confirm is written, and when. */
export function yearRounds(
  { opensOn, closesOn, lateUntil }: YearWindow,
  {
    confirmationFirstReminder: first,
    confirmationLastReminder: last,
  }: Pick<AssociationSettings, "confirmationFirstReminder" | "confirmationLastReminder">,
): Round<YearRound>[] {
  return [
    { name: "opened", day: opensOn },
    ...inOrder<YearRound>([
      { name: "first", day: daysAfter(closesOn, -first) },
      { name: "last", day: daysAfter(closesOn, -last) },
    ]),
    { name: "late", day: daysAfter(closesOn, 1) },
    { name: "warned", day: daysAfter(lateUntil, -WARNED_BEFORE) },
  ];
}

type AccreditationRules = Pick<
  AssociationSettings,
  "accreditationFirstReminder" | "accreditationLastReminder" | "accreditationGraceMonths"
>;

/** The last day on which a member whose accreditation is over is still in force. */
export const accreditationDeadline = (until: string, { accreditationGraceMonths: months }: AccreditationRules) =>
  monthsAfter(until, months);

/** What a member whose accreditation ends is written, and when. */
export function accreditationRounds(until: string, rules: AccreditationRules): Round<AccreditationRound>[] {
  const { accreditationFirstReminder: first, accreditationLastReminder: last } = rules;
  return [
    ...inOrder<AccreditationRound>([
      { name: "first", day: daysAfter(until, -first) },
      { name: "last", day: daysAfter(until, -last) },
    ]),
    { name: "over", day: daysAfter(until, 1) },
    { name: "warned", day: daysAfter(accreditationDeadline(until, rules), -WARNED_BEFORE) },
  ];
}

/** What a full membership asks for takes time: an observer is told half a year before its term ends. */
const OBSERVER_TOLD_BEFORE = 180;

interface TermToEnd {
  category: MembershipCategory;
  endsOn: string;
  graceUntil: string | null;
}

/** What a member whose term ends is written, and when: before it ends, and in its days of grace. */
export function termRounds(
  { category, endsOn, graceUntil }: TermToEnd,
  {
    termFirstReminder: first,
    termLastReminder: last,
  }: Pick<AssociationSettings, "termFirstReminder" | "termLastReminder">,
): Round<TermRound>[] {
  const before = inOrder<TermRound>([
    ...(category === "observer" ? [{ name: "early" as const, day: daysAfter(endsOn, -OBSERVER_TOLD_BEFORE) }] : []),
    { name: "first", day: daysAfter(endsOn, -first) },
    { name: "last", day: daysAfter(endsOn, -last) },
  ]);
  if (graceUntil === null) return before;
  const over = { name: "over", day: daysAfter(endsOn, 1) } as const;
  const warned = { name: "warned", day: daysAfter(graceUntil, -WARNED_BEFORE) } as const;
  return [...before, over, ...(warned.day > daysAfter(over.day, DAYS_APART) ? [warned] : [])];
}
