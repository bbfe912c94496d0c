import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { WORLD } from "../atlas/map-area.ts";
import { MAP_WIDTH, shapesOf } from "../atlas/map-shapes.server.ts";
import { stepOf } from "./map-view.server.ts";
import type { MapPicture } from "./ui/map-model.ts";

interface Counted {
  /** How many members each country has, by its code. */
  byCountry: ReadonlyMap<string, number>;
  /** Where every country leads: its figures in words. */
  to: string;
}

/** A map of the world on which countries are drawn by how many members of something each has, without the members. */
export async function countryMap({ byCountry, to }: Counted, locale: Locale): Promise<MapPicture> {
  const t = translator(locale);
  const shapes = await shapesOf(WORLD);
  if (!shapes) throw new Error("There is no map of the world");
  const isCounted = (country: string | null) => country !== null && byCountry.has(country);
  const nothing = { clusters: [], names: [] };
  return {
    label: t("members:map.label", { area: t("members:map.world") }),
    width: MAP_WIDTH,
    height: shapes.height,
    land: shapes.countries.flatMap(({ country, path }) => (isCounted(country) ? [] : path)).join(""),
    countries: shapes.countries.flatMap(({ country, path }) => {
      if (country === null || !byCountry.has(country)) return [];
      const count = byCountry.get(country) ?? 0;
      const place = countryName(country, locale);
      const label = t("members:map.at_place", { place, whom: t("members:map.count", { count }) });
      return [{ code: country, path, step: stepOf(count), label, to }];
    }),
    wide: nothing,
    narrow: nothing,
  };
}
