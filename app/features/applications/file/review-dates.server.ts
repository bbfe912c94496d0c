import { formatDate, formatRelativeDays } from "#app/i18n/format.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";

const SOON_DAYS = 3;

export interface DeadlineView {
  dateTime: string;
  text: string;
  remaining: string;
  state: "open" | "soon" | "overdue";
}

const dayNumber = (moment: Date) => Date.parse(`${dayOf(moment)}T00:00:00Z`) / DAY_MS;

/** A deadline written out: the day, how many days of the calendar it is away, and whether it is near or past. */
export function deadlineView(dueAt: Date | null, now: Date, locale: Locale): DeadlineView | null {
  if (!dueAt) return null;
  const isOver = dueAt < now;
  const away = dayNumber(dueAt) - dayNumber(now);
  const days = isOver ? Math.min(-1, away) : away;
  const state = isOver ? "overdue" : days <= SOON_DAYS ? "soon" : "open";
  return {
    dateTime: dueAt.toISOString(),
    text: formatDate(dueAt, locale),
    remaining: formatRelativeDays(days, locale),
    state,
  };
}

/** Whole days that have passed. */
export function daysSince(moment: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - moment.getTime()) / DAY_MS));
}

export interface TimeView {
  dateTime: string;
  text: string;
}

export function timeView(moment: Date, text: string): TimeView {
  return { dateTime: moment.toISOString(), text };
}
