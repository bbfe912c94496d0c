import type { AssociationSettings } from "#app/platform/association.ts";
import { daysAfter, monthsBefore } from "#app/platform/days.ts";

export type YearRules = Pick<
  AssociationSettings,
  | "confirmationOpens"
  | "confirmationCloses"
  | "confirmationFirstReminder"
  | "confirmationLastReminder"
  | "confirmationLateDays"
  | "confirmationExemptMonths"
>;

/** When the entries are confirmed for a year; all days are part of what they end. */
export interface YearWindow {
  /** In which it opens. */
  year: number;
  opensOn: string;
  closesOn: string;
  /** Until then who has not confirmed is late, and after that suspended. */
  lateUntil: string;
}

// The day after the last of February where a year has no 29th.
function dayIn(year: number, yearly: string): string {
  const [month = "01", date = "1"] = yearly.split("-");
  return daysAfter(`${year}-${month}-01`, Number(date) - 1);
}

export function windowOf(year: number, rules: YearRules): YearWindow {
  const { confirmationOpens: opens, confirmationCloses: closes, confirmationLateDays } = rules;
  const closesOn = dayIn(closes < opens ? year + 1 : year, closes);
  return { year, opensOn: dayIn(year, opens), closesOn, lateUntil: daysAfter(closesOn, confirmationLateDays) };
}

/** The window that opened last. */
export function windowAt(today: string, rules: YearRules): YearWindow {
  const year = Number(today.slice(0, 4));
  const window = windowOf(year, rules);
  return window.opensOn <= today ? window : windowOf(year - 1, rules);
}

/** Whether a member that was admitted on a day is asked in a window: one that is new has told everything just now. */
export function isAskedIn({ opensOn }: YearWindow, startsOn: string, rules: YearRules): boolean {
  return startsOn <= monthsBefore(opensOn, rules.confirmationExemptMonths);
}

export interface YearRow {
  year: number;
  confirmedAt: Date | null;
}

/** Every year for which a member was asked and has not confirmed within the time for it, the newest first. A later confirmation makes up for the years before. */
export function missedYears(rows: readonly YearRow[], startsOn: string, today: string, rules: YearRules): YearWindow[] {
  const confirmed = Math.max(0, ...rows.filter(({ confirmedAt }) => confirmedAt !== null).map(({ year }) => year));
  return rows
    .filter(({ year }) => year > confirmed)
    .map(({ year }) => windowOf(year, rules))
    .filter((window) => window.lateUntil < today && isAskedIn(window, startsOn, rules))
    .sort((one, other) => other.year - one.year);
}

/** Whether the two years that were missed last follow each other. */
export function isMissedTwice([last, before]: readonly YearWindow[]): boolean {
  return last !== undefined && before !== undefined && last.year - before.year === 1;
}

/** Since when the entry has not been confirmed long enough for a suspension; null while it is not. */
export const missedSince = ([last]: readonly YearWindow[]): string | null =>
  last ? daysAfter(last.lateUntil, 1) : null;

export const YEAR_STANDINGS = ["confirmed", "open", "late", "suspended"] as const;
export type YearStanding = (typeof YEAR_STANDINGS)[number];

/**
 * How a member stands with the window that opened last; null for one that is not asked in it.
 * @param isSuspended by the clock, for a year it missed
 */
export function yearStanding(
  row: YearRow | null,
  { window, today, isSuspended }: { window: YearWindow; today: string; isSuspended: boolean },
): YearStanding | null {
  if (row?.confirmedAt) return "confirmed";
  if (isSuspended) return "suspended";
  if (today <= window.closesOn) return "open";
  // Whom nobody has asked is not late.
  return row ? "late" : null;
}
