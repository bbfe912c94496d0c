import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DirectoryFilter } from "../directory/directory-filter.ts";
import { selectMembers } from "../directory/directory-queries.server.ts";
import type { Selection } from "../directory/directory-selection.ts";
import { countRegions } from "./map-drawing.server.ts";

/**
 * What wider maps would show. The links to them let go of the choice of a country, a region or a circle: else one country's
 * circles would stand on the map of a region.
 */
export interface WiderMaps {
  /** Parameters of the address that are let go. */
  dropped: readonly ("country" | "region" | "spot")[];
  /** How many each region then has, and how many there are in all. */
  byRegion: ReadonlyMap<string, number>;
  total: number;
}

/** Null where nothing is chosen that would have to be let go. */
export async function widerMaps(
  db: Reader,
  filter: DirectoryFilter,
  selection: Selection,
  { today, locale }: { today: string; locale: Locale },
): Promise<WiderMaps | null> {
  const { chosen, spot } = filter;
  const dropped = [
    ...(["country", "region"] as const).filter((facet) => chosen[facet].length > 0),
    ...(spot ? (["spot"] as const) : []),
  ];
  if (dropped.length === 0) return null;
  // What a facet counts leaves its own choice out already.
  const isCountryAlone = dropped.join() === "country";
  const free = { ...filter, chosen: { ...chosen, country: [], region: [] }, spot: null };
  const { counts } = isCountryAlone ? selection : (await selectMembers(db, free, { today, locale })).selection;
  const total = [...counts.country.values()].reduce((sum, count) => sum + count, 0);
  return { dropped, byRegion: countRegions(counts.country), total };
}
