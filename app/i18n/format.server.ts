import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";
import { associationZone } from "./zone.ts";

const tagOf = (locale: Locale) => PORTAL_LANGUAGES[locale].tag;

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "shortGeneric" };

function formatterByZone(options: Intl.DateTimeFormatOptions) {
  const byLocale = memoiseByLocale(() => new Map<string, Intl.DateTimeFormat>());
  return (locale: Locale, zone: string): Intl.DateTimeFormat => {
    const byZone = byLocale(locale);
    const formatter = byZone.get(zone) ?? new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone: zone });
    byZone.set(zone, formatter);
    return formatter;
  };
}

const dayFormatter = formatterByZone(DAY);
const minuteFormatter = formatterByZone(MINUTE);

// The abbreviation "г." would end a sentence with two points.
const inFull = (text: string) => text.replace(/\sг\./u, "\u00a0года");
const timeFormatter = formatterByZone({ hour: "2-digit", minute: "2-digit", timeZoneName: "shortGeneric" });
const monthFormatter = formatterByZone({ month: "long", year: "numeric" });
const yearlyDayFormatter = memoiseByLocale(
  (locale) => new Intl.DateTimeFormat(tagOf(locale), { day: "numeric", month: "long", timeZone: "UTC" }),
);
const numberFormatter = memoiseByLocale((locale) => new Intl.NumberFormat(tagOf(locale)));
const decimalFormatter = memoiseByLocale(
  (locale) => new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: 20, useGrouping: false }),
);
const sumFormatter = (locale: Locale, currency: string) =>
  new Intl.NumberFormat(tagOf(locale), { style: "currency", currency, currencyDisplay: "code" });
const relativeFormatter = memoiseByLocale((locale) => new Intl.RelativeTimeFormat(tagOf(locale), { numeric: "auto" }));

// The name of the zone is no part of the sentence around it.
function withZone(formatter: Intl.DateTimeFormat, date: Date, name?: string): string {
  const parts = formatter.formatToParts(date);
  return parts.map(({ type, value }) => (type === "timeZoneName" ? `(${name ?? value})` : value)).join("");
}

/** The day an instant falls on in `zone` (IANA name), e.g. "6 September 2026". */
export function formatDate(date: Date, locale: Locale, zone: string = associationZone()): string {
  return inFull(dayFormatter(locale, zone).format(date));
}

/** Day, time and zone of an instant, e.g. "6 September 2026 at 01:30 (Almaty Time)". */
export function formatDateTime(date: Date, locale: Locale, zone: string = associationZone()): string {
  return inFull(withZone(minuteFormatter(locale, zone), date));
}

/** The same with the zone called by a name of its own, e.g. "6 September 2026 at 01:30 (Samarkand, UTC+5)". */
export const formatDateTimeIn = (date: Date, locale: Locale, { zone, name }: { zone: string; name: string }): string =>
  inFull(withZone(minuteFormatter(locale, zone), date, name));

/** Time and zone of an instant, e.g. "14:05 (Almaty Time)", for what happened a moment ago. */
export function formatTime(date: Date, locale: Locale, zone: string = associationZone()): string {
  return withZone(timeFormatter(locale, zone), date);
}

/** A calendar day "2026-09-06" that belongs to no zone. Throws a RangeError on text of another shape. */
export function formatDay(day: string, locale: Locale): string {
  return inFull(dayFormatter(locale, "UTC").format(startOf(day, /^\d{4}-\d{2}-\d{2}$/)));
}

/** A calendar month "2026-09", e.g. "September 2026". Throws a RangeError on text of another shape. */
export function formatMonth(month: string, locale: Locale): string {
  return inFull(monthFormatter(locale, "UTC").format(startOf(month, /^\d{4}-\d{2}$/)));
}

function startOf(text: string, shape: RegExp): Date {
  if (!shape.test(text)) throw new RangeError(`Not a calendar date: ${JSON.stringify(text)}`);
  return new Date(text);
}

/** A day of every year "03-31", e.g. "31 March". Throws a RangeError on text of another shape. */
export function formatYearlyDay(day: string, locale: Locale): string {
  if (!/^\d{2}-\d{2}$/.test(day)) throw new RangeError(`Not a day of the year: ${JSON.stringify(day)}`);
  return yearlyDayFormatter(locale).format(new Date(`2024-${day}`));
}

/** A number with the grouping and decimal signs of the language. */
export function formatNumber(value: number, locale: Locale): string {
  return numberFormatter(locale).format(value);
}

/** A measure such as a latitude, with all its places and the decimal sign of the language. */
export function formatDecimal(value: number, locale: Locale): string {
  return decimalFormatter(locale).format(value);
}

/** A sum, given as digits with a point, with the code of its currency: "USD 1,200.00". */
export function formatSum(sum: `${number}`, currency: string, locale: Locale): string {
  return sumFormatter(locale, currency).format(sum);
}

/** A sum, given as digits with a point, without its currency: "1,200.00". */
export function formatDigits(sum: `${number}`, decimals: number, locale: Locale): string {
  const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(tagOf(locale), places).format(sum);
}

/** `days` from today in words: "yesterday", "today", "in 5 days". Whole days; negative is the past. */
export function formatRelativeDays(days: number, locale: Locale): string {
  return relativeFormatter(locale).format(days, "day");
}
