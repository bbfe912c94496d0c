import { formatDate, formatRelativeDays } from "#app/i18n/format.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import type { Locale } from "#db/vocabulary.ts";

const SOON_DAYS = 3;

export interface DeadlineView {
  dateTime: string;
  text: string;
  remaining: string;
  state: "open" | "soon" | "overdue";
}

/** A deadline written out: the day, how far it is, and whether it is near or past. */
export function deadlineView(dueAt: Date | null, now: Date, locale: Locale): DeadlineView | null {
  if (!dueAt) return null;
  const left = dueAt.getTime() - now.getTime();
  const days = left < 0 ? -Math.max(1, Math.floor(-left / DAY_MS)) : Math.ceil(left / DAY_MS);
  const state = left < 0 ? "overdue" : days <= SOON_DAYS ? "soon" : "open";
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
