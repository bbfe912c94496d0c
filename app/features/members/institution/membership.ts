import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { MembershipCategory, MembershipStatus } from "#db/vocabulary.ts";

/** From which state a membership may pass into which. Ended memberships begin again only by a new application, and one
 * that was merged by undoing that. */
const TRANSITIONS: Readonly<Record<MembershipStatus, readonly MembershipStatus[]>> = {
  active: ["suspended", "terminated", "withdrawn", "merged"],
  suspended: ["active", "terminated", "withdrawn", "merged"],
  terminated: ["active"],
  withdrawn: ["active"],
  merged: ["active", "suspended"],
};

export function canBecome(from: MembershipStatus, to: MembershipStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Whether nobody has ended the membership, be it in force or not. */
export function isCurrent(status: MembershipStatus): boolean {
  return status === "active" || status === "suspended";
}

/**
 * How a membership stands on a day: its state, but `to_begin` before its first day, `in_grace` while its term is over and
 * can be renewed, and `run_out` when only time has ended it.
 */
export const STANDINGS = [
  "active",
  "in_grace",
  "to_begin",
  "run_out",
  "suspended",
  "terminated",
  "withdrawn",
  "merged",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is in force; nothing else is. */
export const IN_FORCE = ["active", "in_grace"] as const satisfies readonly Standing[];

export interface Term {
  status: MembershipStatus;
  /** Days, `YYYY-MM-DD`; the last one is part of the term, null for an open end. */
  startsOn: string;
  endsOn: string | null;
  /** The last day on which the membership is still in force after its term; null where it ends with it. */
  graceUntil: string | null;
}

/** A member that is in force, in its days of grace too, or suspended; such a one cannot be admitted again. */
export function holdsPlace(term: Term, today: string): boolean {
  return isCurrent(term.status) && standingOf(term, today) !== "run_out";
}

/**
 * One that is suspended stays so, whatever its term.
 * @param today the association's day, from `dayOf`
 */
export function standingOf({ status, startsOn, endsOn, graceUntil }: Term, today: string): Standing {
  if (status !== "active") return status;
  if (endsOn !== null && endsOn < today) return graceUntil !== null && graceUntil >= today ? "in_grace" : "run_out";
  return startsOn > today ? "to_begin" : "active";
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
 * The last day of grace after a term; null where there is none. An observer has none: its time is not prolonged.
 * @param graceDays from the settings
 */
export function endOfGrace(category: MembershipCategory, endsOn: string | null, graceDays: number): string | null {
  return endsOn === null || category === "observer" || graceDays === 0 ? null : daysAfter(endsOn, graceDays);
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

/**
 * The term that follows on a day: it begins where the last one ends, also in its days of grace, and that day where the
 * membership has run out.
 */
export function renewedTerm(
  { category, ...term }: Term & { category: MembershipCategory },
  today: string,
  termYears: number | null,
): { startsOn: string; endsOn: string | null } {
  const isOver = term.endsOn === null || standingOf(term, today) === "run_out";
  const startsOn = isOver ? today : daysAfter(term.endsOn ?? today, 1);
  return { startsOn, endsOn: endOfTerm(category, startsOn, termYears) };
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
