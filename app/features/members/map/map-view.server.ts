import { countryName, regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { subregionOf } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { isSubregion, WORLD } from "../atlas/map-area.ts";
import type { MapCluster } from "./map-cluster.server.ts";
import type { MapDrawing } from "./map-drawing.server.ts";
import { MAP_WIDTH } from "../atlas/map-shapes.server.ts";
import { type MapSize, writeSpot } from "../atlas/map-spot.ts";
import { placeInWords, placeOnMap } from "../directory/members-place.server.ts";
import { wordsPlacer } from "./place-words.ts";
import { type ClusterView, MAP_ID, type MapView } from "./ui/map-model.ts";
import type { WiderMaps } from "./wider-maps.server.ts";

/** From how many members on a country is drawn darker. */
const STEPS = [1, 2, 5, 20, 100];
export const stepOf = (count: number) => STEPS.filter((from) => count >= from).length;

/** What each step stands for: from how many on, and up to how many. */
export const stepRanges = (): string[] =>
  STEPS.map((from, place) => {
    const next = STEPS[place + 1];
    return next === undefined ? `${from}+` : next === from + 1 ? String(from) : `${from}–${next - 1}`;
  });

const share = (part: number, whole: number) => `${Math.round((10000 * part) / whole) / 100}%`;

const DOT = 7;
const radiusOf = (count: number) => (count === 1 ? DOT : Math.round(11 + 4 * Math.log10(count)));

interface Asked {
  area: string;
  search: string;
  locale: Locale;
  /** What the links to wider maps let go of, and what is seen then; null where they keep everything. */
  wider: WiderMaps | null;
}

interface Told extends Asked {
  /** “3 members”: countries and circles often have as many as others. */
  inWords(count: number): string;
}

function countWords(locale: Locale): Told["inWords"] {
  const t = translator(locale);
  const known = new Map<number, string>();
  return (count) => {
    const words = known.get(count) ?? t("members:map.count", { count });
    known.set(count, words);
    return words;
  };
}

function addresses({ search, area, wider }: Asked) {
  const onMap = (change: Record<string, string | null>) =>
    `/directory${searchWith(search, { view: "map", ...change })}#${MAP_ID}`;
  const free = Object.fromEntries((wider?.dropped ?? []).map((parameter) => [parameter, null]));
  return {
    area: (other: string) => onMap({ ...(other !== area && free), area: other === WORLD ? null : other }),
    country: (country: string) => onMap({ area: country }),
    cluster: ({ member, cells }: MapCluster, size: MapSize) =>
      member
        ? `/directory/${member.slug}`
        : `/directory${searchWith(search, { view: null, spot: writeSpot({ area, size, cells }) })}`,
  };
}

const whoIn = ({ member, count }: MapCluster, told: Told) =>
  member ? nameOf(member, told.locale).name : told.inWords(count);

function clusterViews(
  clusters: readonly MapCluster[],
  size: MapSize,
  height: number,
  told: Told,
  named: ReadonlyMap<MapCluster, ClusterView["words"]>,
) {
  const t = translator(told.locale);
  const { cluster: to } = addresses(told);
  return clusters.map((cluster): ClusterView => {
    const { x, y, count } = cluster;
    const place = placeInWords(cluster.place, told.locale);
    const whom = whoIn(cluster, told);
    return {
      x: share(x, MAP_WIDTH),
      y: share(y, height),
      count: count === 1 ? null : String(count),
      radius: radiusOf(count),
      label: t("members:map.at_place", { place, whom }),
      words: named.get(cluster) ?? null,
      to: to(cluster, size),
    };
  });
}

/** So many places are named on a map; of more, one would read none. */
const MOST_NAMED = 60;
const GAP = 6;
/** A country whose name may stand in it is at least so large. */
const ROOMY = 4000;

/** How many pixels wide a map is when its words are given their places, and how large their letters are; see `map.css`. */
const PIXELS: Readonly<Record<MapSize, number>> = { wide: MAP_WIDTH, narrow: 328 };
const LETTERS = { wide: { width: 8, height: 16 }, narrow: { width: 6, height: 13 } } as const;

/** The names of places and countries, as many as have room on a map of that size. */
function wordsOn({ shapes, ...drawing }: MapDrawing, size: MapSize, told: Told) {
  const scale = PIXELS[size] / MAP_WIDTH;
  const [width, height] = [PIXELS[size], shapes.height * scale];
  const clusters = size === "wide" ? drawing.fine : drawing.coarse;
  const { take, place } = wordsPlacer(width, height, LETTERS[size]);
  const named = new Map<MapCluster, ClusterView["words"]>();
  for (const { x, y, count } of clusters) take(x * scale, y * scale, radiusOf(count));
  for (const cluster of told.area === WORLD ? [] : clusters.slice(0, MOST_NAMED)) {
    const text = placeOnMap(cluster.place, told.locale);
    const [x, y] = [cluster.x * scale, cluster.y * scale];
    const away = radiusOf(cluster.count) + GAP;
    const found = place([
      { x: x + away, y, text, anchor: "start" },
      { x: x - away, y, text, anchor: "end" },
      { x, y: y + away + GAP, text, anchor: "middle" },
      { x, y: y - away - GAP, text, anchor: "middle" },
      ...[away, -away].flatMap((down) => [
        { x, y: y + down, text, anchor: "start" as const },
        { x, y: y + down, text, anchor: "end" as const },
      ]),
    ]);
    if (found) named.set(cluster, { ...found, x: share(found.x, width), y: share(found.y, height) });
  }
  const ofCountries = (told.area === WORLD ? [] : shapes.countries).flatMap((one) => {
    if (one.country === null || one.size * scale ** 2 < ROOMY) return [];
    const text = countryName(one.country, told.locale);
    const [x, y] = [one.middle[0] * scale, one.middle[1] * scale];
    const found = place([0, -28, 28, -56, 56].map((away) => ({ x, y: y + away, text, anchor: "middle" as const })));
    return found ? [{ text, x: share(found.x, width), y: share(found.y, height) }] : [];
  });
  return { named, names: ofCountries };
}

function areasOf({ byCountry, ...drawing }: MapDrawing, found: number, told: Told): MapView["areas"] {
  const t = translator(told.locale);
  const { area: to } = addresses(told);
  const { byRegion, total } = told.wider ?? { byRegion: drawing.byRegion, total: found };
  // The map that is shown keeps what is chosen.
  const onMap = isSubregion(told.area) ? drawing.byRegion : byCountry;
  const countHere = told.area === WORLD ? found : (onMap.get(told.area) ?? 0);
  const regions = [...byRegion].filter(([region]) => isSubregion(region)).sort(([, a], [, b]) => b - a);
  const own = isCountry(told.area) ? subregionOf(told.area) : null;
  const listed: [string, string, number][] = [
    [WORLD, t("members:map.world"), total],
    ...regions.map(([region, count]): [string, string, number] => [region, regionName(region, told.locale), count]),
  ];
  const inRegion = isSubregion(told.area) ? told.area : own;
  if (inRegion && !byRegion.has(inRegion)) listed.push([inRegion, regionName(inRegion, told.locale), 0]);
  if (isCountry(told.area))
    listed.push([told.area, countryName(told.area, told.locale), byCountry.get(told.area) ?? 0]);
  return listed.map(([area, label, count]) => {
    const isCurrent = area === told.area;
    return { label, count: isCurrent ? countHere : count, to: to(area), isCurrent };
  });
}

function missingViews({ missing }: MapDrawing, locale: Locale): MapView["missing"] {
  const t = translator(locale);
  return (["unregistered", "registered"] as const).flatMap((why) => {
    const { count, named } = missing[why];
    if (count === 0) return [];
    const members = named.map((names) => ({ slug: names.slug, name: nameOf(names, locale) }));
    return [{ reason: t(`members:map.missing.${why}`, { count }), members, more: count - members.length }];
  });
}

const isCountry = (area: string) => area !== WORLD && !isSubregion(area);

/** What a part of the world is called. */
export const areaName = ({ area, locale }: Pick<Asked, "area" | "locale">) => {
  if (area === WORLD) return translator(locale)("members:map.world");
  return isSubregion(area) ? regionName(area, locale) : countryName(area, locale);
};

/** The map of a selection in words. `search` is the query string of its address. */
export function mapView(drawing: MapDrawing, total: number, asked: Asked): MapView {
  const { locale } = asked;
  const told = { ...asked, inWords: countWords(locale) };
  const t = translator(locale);
  const { shapes, byCountry, listed, fine, coarse, beyond } = drawing;
  const { height } = shapes;
  const { country: to } = addresses(told);
  const [wide, narrow] = [wordsOn(drawing, "wide", told), wordsOn(drawing, "narrow", told)];
  const inCountry = (country: string) => {
    const count = byCountry.get(country) ?? 0;
    return { code: country, count, label: countryName(country, locale), to: to(country) };
  };
  const isEmpty = ({ country }: { country: string | null }) => country === null || !byCountry.has(country);
  const unplaced = drawing.missing.registered.count + drawing.missing.unregistered.count;
  return {
    label: t("members:map.label", { area: areaName(told) }),
    width: MAP_WIDTH,
    height,
    land: shapes.countries.flatMap((one) => (isEmpty(one) ? one.path : [])).join(""),
    countries: shapes.countries.flatMap(({ country, path }) => {
      if (country === null || !byCountry.has(country)) return [];
      const { code, count, label, to: address } = inCountry(country);
      const full = t("members:map.at_place", { place: label, whom: told.inWords(count) });
      return [{ code, path, step: stepOf(count), label: full, to: address }];
    }),
    wide: { clusters: clusterViews(fine, "wide", height, told, wide.named), names: wide.names },
    narrow: { clusters: clusterViews(coarse, "narrow", height, told, narrow.named), names: narrow.names },
    steps: stepRanges(),
    areas: areasOf(drawing, total, told),
    rows: (isCountry(told.area) ? [] : listed).map((country) => {
      const { code, label, count, to: address } = inCountry(country);
      return { code, label, count, to: address };
    }),
    places: (isCountry(told.area) ? fine : []).map((cluster) => ({
      label: placeInWords(cluster.place, locale),
      whom: whoIn(cluster, told),
      to: addresses(told).cluster(cluster, "wide"),
    })),
    total,
    shown: total - unplaced - beyond,
    beyond,
    missing: missingViews(drawing, locale),
  };
}
