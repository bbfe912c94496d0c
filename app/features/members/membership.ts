import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { MembershipCategory, MembershipStatus } from "#db/vocabulary.ts";

export interface MembershipRights {
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

/** Whether an institution with this membership is a member in any sense: such a one cannot be admitted again. */
export function isCurrent(status: MembershipStatus): boolean {
  return status === "active" || status === "suspended";
}

/** IAU, ASEA-UNINET: a candidate is given time to grow, not a place for ever. */
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
