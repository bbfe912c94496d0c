import { WORLD, isSubregion } from "#app/features/members/atlas/map-area.ts";
import { countryMap } from "#app/features/members/map/country-map.server.ts";
import { areaName, stepRanges } from "#app/features/members/map/map-view.server.ts";
import { MAP_ID } from "#app/features/members/map/ui/map-model.ts";
import { countryName, regionName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { subregionOf } from "#db/countries.ts";
import { searchWith } from "#app/ui/search-params.ts";
import type { OwnSide } from "../matching/own-sides.server.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { BoardFilters } from "./board-filters.ts";
import { listPlaceless } from "./board-queries.server.ts";
import type { ProjectMapView } from "./map-model.ts";

const MOST_NAMED = 20;

interface Asked {
  filters: BoardFilters;
  sides: readonly OwnSide[];
  /** The query string of the page's address. */
  search: string;
}

/** What the board finds, by the countries of the projects; a project of three countries counts in each of them. */
export async function projectMap(
  db: Reader,
  audience: Audience,
  { filters, sides, search }: Asked,
  words: Words,
): Promise<ProjectMapView> {
  const { t, locale, today } = words;
  const wanted = new URLSearchParams(search).get("area") ?? "";
  const area = isSubregion(wanted) ? wanted : WORLD;
  const isWider = filters.chosen.country.length + filters.chosen.region.length > 0;
  const wide = { ...filters, chosen: { ...filters.chosen, country: [], region: [] } };
  const { counts, total, rows, placeless } = await listPlaceless(db, audience, wide, {
    today,
    sides,
    limit: MOST_NAMED,
  });
  const byCountry = counts.country;
  const to = (country: string) => `/projects${searchWith(search, { view: null, area: null, region: null, country })}`;
  const onMap = (other: string) =>
    `/projects${searchWith(search, { view: "map", area: other === WORLD ? null : other })}#${MAP_ID}`;
  const regions = [...counts.region].sort(([, one], [, other]) => other - one);
  const listed: [string, string, number][] = [
    [WORLD, t("members:map.world"), total - placeless],
    ...regions.map(([region, count]): [string, string, number] => [region, regionName(region, locale), count]),
  ];
  const here = [...byCountry].filter(([country]) => area === WORLD || subregionOf(country) === area);
  const label = t("projects:map.label", { area: areaName({ area, locale }) });
  return {
    picture: await countryMap(
      { byCountry, to, area, words: { label, of: (count) => t("projects:board.count", { count }) } },
      locale,
    ),
    steps: stepRanges(),
    areas: listed.map(([one, name, count]) => ({ label: name, count, to: onMap(one), isCurrent: one === area })),
    rows: here
      .map(([code, count]) => ({ code, count, label: countryName(code, locale), to: to(code) }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, locale)),
    isWider,
    missing: {
      number: placeless,
      named: rows.map((row) => ({ slug: row.slug, title: titleIn(locale, row) })),
      more: placeless - rows.length,
    },
  };
}
