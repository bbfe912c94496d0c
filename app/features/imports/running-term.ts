import { endOfTerm } from "#app/features/members/institution/membership.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";

/** The last day of the term that runs today, for a member that came before the portal did; null for an open end. */
export function runningTerm(category: MembershipCategory, since: string, termYears: number | null, today: string) {
  let end = endOfTerm(category, since, termYears);
  while (end !== null && end < today) end = endOfTerm(category, daysAfter(end, 1), termYears);
  return end;
}
