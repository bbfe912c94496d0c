import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import { MEMBERSHIP_STATUSES, type MembershipCategory, type MembershipStatus } from "#db/vocabulary.ts";

interface MembershipRights {
  /** `after_check`: a coordinator opens every project, whatever the setting says. */
  postsProjects: "freely" | "after_check";
  joinsProjects: boolean;
}

/** What each category may do while its membership is active: the policies of the rooms to the right read it here. */
export const RIGHTS: Readonly<Record<MembershipCategory, MembershipRights>> = {
  full: { postsProjects: "freely", joinsProjects: true },
  observer: { postsProjects: "after_check", joinsProjects: true },
  associate: { postsProjects: "freely", joinsProjects: true },
};

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

/** Whether nobody has ended the membership: its institution keeps its own pages, also while it is not in force. */
export function isCurrent(status: MembershipStatus): boolean {
  return status === "active" || status === "suspended";
}

/** How a membership stands on a day: its state, but `run_out` when only time has ended it. */
export const STANDINGS = [...MEMBERSHIP_STATUSES, "run_out"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Term {
  status: MembershipStatus;
  /** Days, `YYYY-MM-DD`; the last one is part of the term, null for an open end. */
  startsOn: string;
  endsOn: string | null;
}

/**
 * The one meaning of a membership in force: it is active, and the day lies within its term.
 * @param today the association's day, from `dayOf`
 */
export function isInForce({ status, startsOn, endsOn }: Term, today: string): boolean {
  return status === "active" && startsOn <= today && (endsOn === null || today <= endsOn);
}

/** Whether only time has ended the membership. One that is suspended stays so, whatever its term. */
export function hasRunOut({ status, endsOn }: Pick<Term, "status" | "endsOn">, today: string): boolean {
  return status === "active" && endsOn !== null && endsOn < today;
}

/** A member that is in force or suspended; such a one cannot be admitted again. */
export function holdsPlace(term: Pick<Term, "status" | "endsOn">, today: string): boolean {
  return isCurrent(term.status) && !hasRunOut(term, today);
}

export function standingOf(term: Pick<Term, "status" | "endsOn">, today: string): Standing {
  return hasRunOut(term, today) ? "run_out" : term.status;
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

type Granted = Pick<Term, "startsOn" | "endsOn"> & { category: MembershipCategory };

/** The last day once category or first day are corrected: it follows them, unless it was renewed meanwhile. */
export function correctedTerm(
  stood: Granted,
  { category, startsOn }: Omit<Granted, "endsOn">,
  termYears: number | null,
): string | null {
  const isAsGranted = stood.endsOn === endOfTerm(stood.category, stood.startsOn, termYears);
  return isAsGranted ? endOfTerm(category, startsOn, termYears) : stood.endsOn;
}
