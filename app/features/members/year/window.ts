import type { AssociationSettings } from "#app/platform/association.ts";
import type { ClockSuspension } from "../institution/clock-reasons.ts";
import { daysAfter, monthsBefore } from "#app/platform/days.ts";

type YearRules = Pick<
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

export type YearStanding = "confirmed" | "open" | "late" | "free" | ClockSuspension;

interface StandingOn {
  window: YearWindow;
  today: string;
  /** Whether it is one of those who are asked in it. */
  isAsked: boolean;
  /** Why the clock has suspended it; null where it has not. */
  suspendedFor: ClockSuspension | null;
}

/** How a member stands with the window that opened last: `free` is whoever is not asked in it. */
export function yearStanding(row: { confirmedAt: Date | null } | null, on: StandingOn): YearStanding {
  const { window, today, isAsked, suspendedFor } = on;
  if (suspendedFor) return suspendedFor;
  if (row?.confirmedAt) return "confirmed";
  if (today <= window.closesOn) return isAsked ? "open" : "free";
  // Whom nobody has asked is not late.
  return row ? "late" : "free";
}
