import type { AssociationSettings } from "#app/platform/association.ts";
import { addWorkingDays, dayOf, endOfDay } from "#app/platform/days.ts";

/** Until when a file that arrives now is checked: the promise of the page, the letter and the queue. */
export function checkDeadline(
  now: Date,
  { checkWithinDays, holidays }: Pick<AssociationSettings, "checkWithinDays" | "holidays">,
): Date {
  return endOfDay(addWorkingDays(dayOf(now), checkWithinDays, holidays));
}
