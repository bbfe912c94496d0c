import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { WORLD } from "../atlas/map-area.ts";
import { MAP_WIDTH, shapesOf } from "../atlas/map-shapes.server.ts";
import { stepOf } from "./map-view.server.ts";
import type { MapPicture } from "./ui/map-model.ts";

interface Counted {
  /** How many things each country has, by its code. */
  byCountry: ReadonlyMap<string, number>;
  /** Where a country leads. */
  to: (country: string) => string;
  /** The part of the world; all of it where it is left out. */
  area?: string;
  /** What is counted, in words; members where it is left out. */
  words?: { label: string; of(count: number): string };
}

/** A map on which countries are drawn by how many of something each has, without these things themselves. */
export async function countryMap({ byCountry, to, area, words }: Counted, locale: Locale): Promise<MapPicture> {
  const t = translator(locale);
  const shapes = (area ? await shapesOf(area) : null) ?? (await shapesOf(WORLD));
  if (!shapes) throw new Error("There is no map of the world");
  const isCounted = (country: string | null) => country !== null && byCountry.has(country);
  const nothing = { clusters: [], names: [] };
  const inWords = words?.of ?? ((count: number) => t("members:map.count", { count }));
  return {
    label: words?.label ?? t("members:map.label", { area: t("members:map.world") }),
    width: MAP_WIDTH,
    height: shapes.height,
    land: shapes.countries.flatMap(({ country, path }) => (isCounted(country) ? [] : path)).join(""),
    countries: shapes.countries.flatMap(({ country, path }) => {
      if (country === null || !byCountry.has(country)) return [];
      const count = byCountry.get(country) ?? 0;
      const label = t("members:map.at_place", { place: countryName(country, locale), whom: inWords(count) });
      return [{ code: country, path, step: stepOf(count), label, to: to(country) }];
    }),
    wide: nothing,
    narrow: nothing,
  };
}
