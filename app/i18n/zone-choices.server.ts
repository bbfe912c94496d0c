import { type Locale, PORTAL_LANGUAGES } from "#db/locales.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";
import { COUNTRIES } from "#db/countries.ts";
import { countryName, regionName } from "./names.server.ts";
import { cityName } from "./place-names.server.ts";
import { genericName, zoneOffsets } from "./zone-name.server.ts";
import { associationZone, isZone } from "./zone.ts";

interface ZoneOption {
  value: string;
  label: string;
}

interface ZoneGroup {
  label: string;
  options: ZoneOption[];
}

/** Zones that bear the name of today's city; browsers and Node list some by an earlier one. */
const RENAMED: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

/** The zone of the capital, where a country has several that differ. */
const MAIN: Readonly<Record<string, string>> = {
  ...{ AU: "Australia/Sydney", BR: "America/Sao_Paulo", CA: "America/Toronto", CD: "Africa/Kinshasa" },
  ...{ CL: "America/Santiago", CN: "Asia/Shanghai", EC: "America/Guayaquil", ES: "Europe/Madrid" },
  ...{ ID: "Asia/Jakarta", MN: "Asia/Ulaanbaatar", MX: "America/Mexico_City", NZ: "Pacific/Auckland" },
  ...{ PT: "Europe/Lisbon", RU: "Europe/Moscow", US: "America/New_York" },
};

/** The parts of the world by M49, in the order in which their zones are offered, with how names of zones begin there. */
const REGIONS = [
  ["142", /^Asia\/|^Indian\/(Chagos|Maldives)/],
  ["150", /^Europe\/|^Arctic\/|^Atlantic\/(Azores|Canary|Faeroe|Faroe|Madeira|Reykjavik)/],
  ["002", /^Africa\/|^Atlantic\/(Cape_Verde|St_Helena)|^Indian\/(?!Chagos|Maldives|Christmas|Cocos)/],
  ["019", /^America\/|^Atlantic\/(Bermuda|Stanley|South_Georgia)/],
  ["009", /^Australia\/|^Pacific\/|^Indian\/(Christmas|Cocos)/],
] as const;

const today = (zone: string) => RENAMED[zone] ?? zone;

const cityOf = (zone: string) => zone.replace(/^.*\//, "").replaceAll("_", " ");
const isCity = (zone: string, city: string | null) => cityOf(zone).toLowerCase() === city?.trim().toLowerCase();

function zonesIn(country: string): string[] {
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return (region.getTimeZones?.() ?? []).map(today).filter(isZone);
}

interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  city: string | null;
}

/** By whose clocks a place lives: those of its city, else of its country or the capital of it; else of the association. */
export function zoneOfPlace({ country, city }: Place): string {
  const zones = zonesIn(country);
  const own = zones.find((zone) => isCity(zone, city));
  if (own) return own;
  const [first = associationZone()] = zones;
  if (zones.includes(associationZone())) return associationZone();
  return MAIN[country] ?? first;
}

/** The zones of the world by their cities, in groups, each name once. */
const zonesOfTheWorld = memoiseByLocale((locale) => {
  const { compare } = new Intl.Collator(PORTAL_LANGUAGES[locale].tag);
  // A county of its own clocks in the past lives by those of the city beside it.
  const all = Intl.supportedValuesOf("timeZone")
    .filter((zone) => zone.split("/").length === 2)
    .map(today);
  return REGIONS.map(([code, begins]): ZoneGroup => {
    const options = all.filter((zone) => begins.test(zone)).map((value) => choiceOf(value, locale));
    const byLabel = new Map(options.toReversed().map((one) => [one.label, one]));
    return {
      label: regionName(code, locale),
      options: [...byLabel.values()].sort((one, other) => compare(one.label, other.label)),
    };
  });
});

/** Countries that have one zone, by it. */
const countryOf = memoiseByLocale((locale) => {
  const alone = COUNTRIES.flatMap(({ code }) => {
    const [zone, ...others] = zonesIn(code);
    return zone && others.length === 0 ? [[zone, countryName(code, locale)] as const] : [];
  });
  return new Map(alone);
});

/** What people look a zone up by: its city in their language, else its country, else what Intl calls it. */
function placeOf(zone: string, locale: Locale, at: Date): string {
  const city = cityName(cityOf(zone), locale) ?? countryOf(locale).get(zone);
  return city ?? genericName(zone, locale, at).replace(/ уақыты$/, "");
}

/** A zone by its city and how far it is from UTC; of one whose clocks are changed, in winter and in summer. */
function choiceOf(zone: string, locale: Locale): ZoneOption {
  const year = new Date().getUTCFullYear();
  const [january, july] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 6, 1))];
  const offsets = [...new Set(zoneOffsets(zone, [january, july]))].join(" / ");
  const isPlace = zone.includes("/") && !zone.startsWith("Etc/");
  return { value: zone, label: isPlace ? `${placeOf(zone, locale, january)}, ${offsets}` : offsets };
}

/** The zones to choose one from: under `heading` those of the people concerned, in their order, then those of the world. */
export function zoneChoices(
  { heading, near }: { heading: string; near: readonly string[] },
  locale: Locale,
): ZoneGroup[] {
  const first = [...new Set(near)];
  const others = zonesOfTheWorld(locale).map(({ label, options }) => ({
    label,
    options: options.filter(({ value }) => !first.includes(value)),
  }));
  return [{ label: heading, options: first.map((zone) => choiceOf(zone, locale)) }, ...others];
}
