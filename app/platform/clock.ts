import { dayOf } from "./days.ts";

/** The only source of the present moment, so that tests can stand anywhere in time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** For so long the same words of the same person about the same thing are one form that was sent twice. */
export const SENT_TWICE_MS = 15 * MINUTE_MS;

/** For so long a letter with a link is on its way: another would end the link of the first. */
export const ON_ITS_WAY_MS = 10 * MINUTE_MS;

/** A moment `days` days after another; negative goes back. */
export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** The calendar day of a moment where the association is, `YYYY-MM-DD`. */
export const isoDay = (moment: Date) => dayOf(moment);
