import { associationZone } from "#app/i18n/zone.ts";

/** Calendar days, `YYYY-MM-DD`, and how they follow each other. Moments are for what happens, days for what is agreed. */

const DAY_MS = 86_400_000;
/** The line islands live fourteen hours before Greenwich: a day begins there first. */
const EARLIEST_OFFSET_MS = 14 * 3_600_000;

const byZone = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, moment: Date): Record<string, string> {
  const numeric = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format =
    byZone.get(zone) ??
    new Intl.DateTimeFormat("en-US", { ...numeric, second: "2-digit", hourCycle: "h23", timeZone: zone });
  byZone.set(zone, format);
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** The calendar day of a moment in a zone, as a rule that of the association. */
export function dayOf(moment: Date, zone = associationZone()): string {
  const { year = "", month, day } = partsIn(zone, moment);
  return `${year.padStart(4, "0")}-${month}-${day}`;
}

/** The association's day now. */
export function dayNow(clock: { now(): Date }): string {
  return dayOf(clock.now());
}

/** The newest day that has begun anywhere on earth: only later ones are "to come" for everybody. */
export function newestDay(moment: Date): string {
  return new Date(moment.getTime() + EARLIEST_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last moment of a day in a zone. */
export const endOfDay = (day: string, zone = associationZone()) => momentOn(day, "23:59:59", zone);

/** When the clocks of a zone show a time (`HH:MM` or `HH:MM:SS`) on a day. */
export function momentOn(day: string, time: string, zone = associationZone()): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  const shownAt = (moment: number) => {
    const { year, month, day: date, hour, minute, second } = partsIn(zone, new Date(moment));
    return Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  };
  // The second look is for days on which the clock is put forward or back.
  const first = wanted - (shownAt(wanted) - wanted);
  return new Date(first - (shownAt(first) - wanted));
}

/** What the clocks of a zone show at a moment, `HH:MM`. */
export function timeOf(moment: Date, zone = associationZone()): string {
  const { hour = "", minute = "" } = partsIn(zone, moment);
  return `${hour}:${minute}`;
}

/** The day so many days later; earlier when negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months later; the last of the month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

export const monthsBefore = (day: string, months: number) => monthsAfter(day, -months);

/** Saturdays, Sundays and holidays (`YYYY-MM-DD`, or `MM-DD` for every year) are none. */
export function isWorkingDay(day: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day) && !holidays.includes(day.slice("YYYY-".length));
}

/** How many working days pass from one day to another. */
export function workingDaysBetween(from: string, to: string, holidays: readonly string[]): number {
  let passed = 0;
  for (let day = from; day < to;) {
    day = daysAfter(day, 1);
    if (isWorkingDay(day, holidays)) passed++;
  }
  return passed;
}

/** The day on which so many working days have passed: Saturdays, Sundays and holidays are none. */
export function addWorkingDays(day: string, days: number, holidays: readonly string[]): string {
  let reached = day;
  for (let left = days; left > 0;) {
    reached = daysAfter(reached, 1);
    if (isWorkingDay(reached, holidays)) left--;
  }
  return reached;
}
