import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { formatDateTimeIn } from "./format.server.ts";
import { cityName } from "./place-names.server.ts";

type Style = "shortGeneric" | "shortOffset";

function partsOf(moments: readonly Date[], locale: Locale, timeZoneName: Style, timeZone: string): string[] {
  const format = new Intl.DateTimeFormat(PORTAL_LANGUAGES[locale].tag, { timeZone, timeZoneName });
  return moments.map((at) => format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "");
}

/** How far a zone is from UTC at each of some times, as "UTC+5". */
export const zoneOffsets = (zone: string, moments: readonly Date[]): string[] =>
  partsOf(moments, "en", "shortOffset", zone).map((offset) => offset.replace("GMT", "UTC"));

/** What a zone is called where the name of its city is not known: its country, or the city as Intl has it. */
export const genericName = (zone: string, locale: Locale, at: Date): string =>
  partsOf([at], locale, "shortGeneric", zone)[0] ?? "";

/** A zone as people know it: its city in the reader's language and how far it is from UTC at that time. */
export function zoneName(zone: string, locale: Locale, at: Date): string {
  const [offset = ""] = zoneOffsets(zone, [at]);
  if (!zone.includes("/") || zone.startsWith("Etc/")) return offset;
  const city = zone.replace(/^.*\//, "").replaceAll("_", " ");
  return `${cityName(city, locale) ?? genericName(zone, locale, at)}, ${offset}`;
}

/** Day and time of an instant by the clocks of a place, e.g. "6 September 2026 at 01:30 (Samarkand, UTC+5)". */
export const formatByPlace = (date: Date, locale: Locale, zone: string): string =>
  formatDateTimeIn(date, locale, { zone, name: zoneName(zone, locale, date) });
