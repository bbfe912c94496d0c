import type { AssociationSettings } from "#app/platform/association.ts";
import { addDays } from "#app/platform/clock.ts";
import { addWorkingDays, dayOf, endOfDay, isWorkingDay, workingDaysBetween } from "#app/platform/days.ts";

/** Until when a file that arrives now is checked: the promise of the page, the letter and the queue. */
export function checkDeadline(
  now: Date,
  { checkWithinDays, holidays }: Pick<AssociationSettings, "checkWithinDays" | "holidays">,
): Date {
  return endOfDay(addWorkingDays(dayOf(now), checkWithinDays, holidays));
}

/**
 * The same promise after the file could not be checked between two moments: put off by the working days of the wait. What
 * was in time before it is in time after it, whichever days it took.
 */
export function deadlineAfterWait(
  promised: Date,
  { from, to }: { from: Date; to: Date },
  { holidays }: Pick<AssociationSettings, "holidays">,
): Date {
  const waited = workingDaysBetween(dayOf(from), dayOf(to), holidays);
  const due = waited === 0 ? promised : endOfDay(addWorkingDays(dayOf(promised), waited, holidays));
  const today = endOfDay(dayOf(to));
  return from <= promised && due < today ? today : due;
}

/** So many days from now, or the first working day after that: nobody's answer falls due on a holiday. */
export function answerDeadline(now: Date, days: number, { holidays }: Pick<AssociationSettings, "holidays">): Date {
  let due = addDays(now, days);
  while (!isWorkingDay(dayOf(due), holidays)) due = addDays(due, 1);
  return due;
}
