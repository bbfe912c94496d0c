import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { formatDateTimeIn } from "./format.server.ts";
import { cityName } from "./place-names.server.ts";

function partOf(date: Date, locale: Locale, timeZoneName: "shortGeneric" | "shortOffset", timeZone: string): string {
  const parts = new Intl.DateTimeFormat(PORTAL_LANGUAGES[locale].tag, { timeZone, timeZoneName }).formatToParts(date);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** A zone as people know it: its city in the reader's language and how far it is from UTC at that time. */
function zoneName(zone: string, locale: Locale, at: Date): string {
  const offset = partOf(at, "en", "shortOffset", zone).replace("GMT", "UTC");
  if (!zone.includes("/") || zone.startsWith("Etc/")) return offset;
  const city = zone.replace(/^.*\//, "").replaceAll("_", " ");
  return `${cityName(city, locale) ?? partOf(at, locale, "shortGeneric", zone)}, ${offset}`;
}

/** Day and time of an instant by the clocks of a place, e.g. "6 September 2026 at 01:30 (Samarkand, UTC+5)". */
export const formatByPlace = (date: Date, locale: Locale, zone: string): string =>
  formatDateTimeIn(date, locale, { zone, name: zoneName(zone, locale, date) });
