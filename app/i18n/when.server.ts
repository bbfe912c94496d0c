import type { Locale } from "#db/locales.ts";
import { formatDate, formatDay, formatRelativeDays } from "./format.server.ts";

const DAY_MS = 86_400_000;
/** A last day within a week is near. */
const SOON_DAYS = 7;

interface Due {
  dateTime: string;
  text: string;
  remaining: string;
  state: "open" | "soon" | "overdue";
}

/** The last day (`YYYY-MM-DD`) for something, how far it is away from another, and whether it is near or past. */
export function dueOn(day: string, today: string, locale: Locale): Due {
  const away = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
  const state = away < 0 ? "overdue" : away <= SOON_DAYS ? "soon" : "open";
  return { dateTime: day, text: formatDay(day, locale), remaining: formatRelativeDays(away, locale), state };
}

/** Since when something waits. */
export const waitsSince = (moment: Date, locale: Locale): { dateTime: string; text: string } => ({
  dateTime: moment.toISOString(),
  text: formatDate(moment, locale),
});
