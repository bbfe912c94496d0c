import { dayOf, daysAfter, momentOn } from "#app/platform/days.ts";
import type { Pace } from "#db/vocabulary-letters.ts";

/** Gathered news are noted before the letters of the morning. */
const MORNING = "06:00:00";

/** The last morning at which news of a pace are gathered. */
function gatheredAt(pace: "daily" | "weekly", now: Date): Date {
  const today = dayOf(now);
  const since = pace === "daily" ? 0 : (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const morning = momentOn(daysAfter(today, -since), MORNING);
  return morning <= now ? morning : momentOn(daysAfter(today, pace === "daily" ? -1 : -since - 7), MORNING);
}

/** Whether somebody is to be told now; what one never hears of is let go. */
export function isDue(pace: Pace, { toldUntil }: { toldUntil: Date }, now: Date): boolean {
  return pace === "at_once" || pace === "never" || toldUntil < gatheredAt(pace, now);
}
