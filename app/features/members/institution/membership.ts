import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { MembershipCategory, MembershipStatus } from "#db/vocabulary.ts";

/** From which state a membership may pass into which. Ended memberships begin again only by a new application. */
const TRANSITIONS: Readonly<Record<MembershipStatus, readonly MembershipStatus[]>> = {
  active: ["suspended", "terminated", "withdrawn"],
  suspended: ["active", "terminated", "withdrawn"],
  terminated: ["active"],
  withdrawn: ["active"],
};

export function canBecome(from: MembershipStatus, to: MembershipStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Whether nobody has ended the membership, be it in force or not. */
export function isCurrent(status: MembershipStatus): boolean {
  return status === "active" || status === "suspended";
}

/**
 * How a membership stands on a day: its state, but `run_out` when only time has ended it, and `to_begin` before its first
 * day. In force is what is `active`, and nothing else.
 */
export const STANDINGS = ["active", "to_begin", "run_out", "suspended", "terminated", "withdrawn"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Term {
  status: MembershipStatus;
  /** Days, `YYYY-MM-DD`; the last one is part of the term, null for an open end. */
  startsOn: string;
  endsOn: string | null;
}

/** Whether only time has ended the membership. One that is suspended stays so, whatever its term. */
function hasRunOut({ status, endsOn }: Pick<Term, "status" | "endsOn">, today: string): boolean {
  return status === "active" && endsOn !== null && endsOn < today;
}

/** A member that is in force or suspended; such a one cannot be admitted again. */
export function holdsPlace(term: Pick<Term, "status" | "endsOn">, today: string): boolean {
  return isCurrent(term.status) && !hasRunOut(term, today);
}

/** @param today the association's day, from `dayOf` */
export function standingOf(term: Term, today: string): Standing {
  if (hasRunOut(term, today)) return "run_out";
  return term.status === "active" && term.startsOn > today ? "to_begin" : term.status;
}

/** IAU, ASEA-UNINET, UASR: a candidate is given time to grow, not a place for ever. */
const OBSERVER_MONTHS = 24;

/**
 * The last day of a membership that begins on `startsOn` (`YYYY-MM-DD`); null for an open end.
 * @param termYears years a full or associate membership runs, from the settings; null for an open end
 */
export function endOfTerm(category: MembershipCategory, startsOn: string, termYears: number | null): string | null {
  const months = category === "observer" ? OBSERVER_MONTHS : termYears === null ? null : termYears * 12;
  if (months === null) return null;
  return daysAfter(monthsAfter(startsOn, months), -1);
}

/**
 * The last day once a membership gets another category on a day. An observer has a time of its own: it begins with the
 * change, and so does the term that follows it.
 */
export function termAfterChange(
  stood: Pick<Granted, "category" | "endsOn">,
  category: MembershipCategory,
  today: string,
  termYears: number | null,
): string | null {
  const isOtherTerm = category === "observer" || stood.category === "observer";
  return isOtherTerm ? endOfTerm(category, today, termYears) : stood.endsOn;
}

export type Granted = Pick<Term, "startsOn" | "endsOn"> & { category: MembershipCategory };

/** The last day once category or first day are corrected: it follows them, unless it was renewed meanwhile. */
export function correctedTerm(
  stood: Granted,
  { category, startsOn }: Omit<Granted, "endsOn">,
  termYears: number | null,
): string | null {
  const isAsGranted = stood.endsOn === endOfTerm(stood.category, stood.startsOn, termYears);
  return isAsGranted ? endOfTerm(category, startsOn, termYears) : stood.endsOn;
}
