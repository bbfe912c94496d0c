import type { AssociationSettings } from "#app/platform/association.ts";
import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { Round } from "./rounds.ts";
import type { YearWindow } from "./window.ts";

/** So many days before a suspension a member is warned for the last time. */
const WARNED_BEFORE = 14;

export type YearRound = "opened" | "first" | "last" | "late" | "warned";
export type AccreditationRound = "first" | "last" | "over" | "warned";

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
