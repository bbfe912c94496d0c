import { inArray } from "drizzle-orm";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { subregionOf } from "#db/countries.ts";
import { institutions } from "#db/schema/members.ts";
import type { DirectoryColumns } from "../directory/directory-columns.ts";
import type { DirectoryIndex } from "../directory/directory-index.server.ts";
import type { Selection } from "../directory/directory-selection.ts";
import { countOfCodes, valueOfCode } from "../directory/facet-codes.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { APART } from "../atlas/map-grid.server.ts";
import { type Cluster, clusterPlaced } from "./clusters.ts";
import { mapCluster, type MapCluster, type NamedMember } from "./map-cluster.server.ts";
import { isInArea, type PlacesOnMap, placesOnMap } from "../directory/map-positions.server.ts";
import { type MapShapes, shapesOf } from "../atlas/map-shapes.server.ts";

/** Members that have no point, and why. */
interface Missing {
  count: number;
  /** The first of them. */
  named: readonly NamedMember[];
}

export interface MapDrawing {
  shapes: MapShapes;
  /** How many of the selection each country has. */
  byCountry: ReadonlyMap<string, number>;
  byRegion: ReadonlyMap<string, number>;
  /** The countries of the area that have members, those with the most first. */
  listed: readonly string[];
  /** For a wide screen, and for a narrow one. */
  fine: readonly MapCluster[];
  coarse: readonly MapCluster[];
  missing: { unregistered: Missing; registered: Missing };
  /** How many have a point beyond this map. */
  beyond: number;
}

const MOST_NAMED = 20;

function countCountries({ country }: DirectoryColumns, found: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(countOfCodes());
  for (const at of found) {
    const code = country[at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return new Map([...counts].flatMap((count, code) => (count > 0 ? [[valueOfCode(code), count]] : [])));
}

/** How many each region has of what its countries have. */
export function countRegions(byCountry: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [country, count] of byCountry) {
    const region = subregionOf(country) ?? "";
    counts.set(region, (counts.get(region) ?? 0) + count);
  }
  return counts;
}

async function readNames(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMember>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: institutions.id, slug: institutions.slug, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

const aloneIn = (clusters: readonly Cluster[]) =>
  clusters.flatMap(({ members }) => (members.length === 1 ? [...members] : []));

/** What a member that was found turned out to be. */
const [FOUND, WITHOUT_POINT] = [1, 2];

/** The members that are on the map, those that have no point, and how many are beyond it. */
function placedOn(places: PlacesOnMap, { latitude, isRegistered, size }: DirectoryColumns, found: Uint32Array) {
  const marks = new Uint8Array(size);
  for (let place = 0; place < found.length; place++) marks[found[place] ?? 0] = FOUND;
  const members = new Uint32Array(found.length);
  let [on, beyond, unplaced] = [0, 0, 0];
  // By their numbers, so that what is read of each lies behind what was read of the one before.
  for (let at = 0; at < size; at++) {
    if (marks[at] !== FOUND) continue;
    if (Number.isNaN(latitude[at] ?? Number.NaN)) {
      marks[at] = WITHOUT_POINT;
      unplaced += 1;
    } else if (places.isOn(at)) members[on++] = at;
    else beyond += 1;
  }
  const without: { registered: number[]; unregistered: number[] } = { registered: [], unregistered: [] };
  for (const at of unplaced > 0 ? found : [])
    if (marks[at] === WITHOUT_POINT) without[isRegistered[at] ? "registered" : "unregistered"].push(at);
  return { placed: { members: members.subarray(0, on), x: places.x, y: places.y }, without, beyond };
}

async function draw(db: Reader, columns: DirectoryColumns, found: Uint32Array, area: string) {
  const shapes = await shapesOf(area);
  if (!shapes) return null;
  const { placed, without, beyond } = placedOn(await placesOnMap(columns, area, shapes), columns, found);
  const fine = clusterPlaced(placed, APART.wide);
  const coarse = clusterPlaced(placed, APART.narrow);
  const first = {
    registered: without.registered.slice(0, MOST_NAMED),
    unregistered: without.unregistered.slice(0, MOST_NAMED),
  };
  const idOf = (at: number) => columns.entryOf(at)?.id ?? "";
  const told = [...aloneIn(fine), ...aloneIn(coarse), ...first.registered, ...first.unregistered].map(idOf);
  const named = await readNames(db, [...new Set(told)]);
  const missing = (why: keyof typeof without) => ({
    count: without[why].length,
    named: first[why].flatMap((at) => named.get(idOf(at)) ?? []),
  });
  const byCountry = countCountries(columns, found);
  const isIn = isInArea(area);
  const drawing: MapDrawing = {
    shapes,
    byCountry,
    byRegion: countRegions(byCountry),
    listed: [...byCountry]
      .filter(([country]) => isIn(country))
      .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
      .map(([country]) => country),
    fine: fine.map((cluster) => mapCluster(cluster, columns, named)),
    coarse: coarse.map((cluster) => mapCluster(cluster, columns, named)),
    missing: { registered: missing("registered"), unregistered: missing("unregistered") },
    beyond,
  };
  return drawing;
}

const MOST_AREAS_KEPT = 4;
const kept = new WeakMap<Selection, Map<string, Promise<MapDrawing | null>>>();

/**
 * The map of a selection. It is kept as long as the directory keeps the selection, which is until the directory changes.
 * Null for an area that has no shapes.
 */
export function mapDrawing(db: Reader, { columns }: DirectoryIndex, selection: Selection, area: string) {
  const known = kept.get(selection) ?? new Map<string, Promise<MapDrawing | null>>();
  kept.set(selection, known);
  const before = known.get(area);
  if (before) return before;
  const drawing = draw(db, columns, selection.found, area);
  keepFew(known, area, drawing, MOST_AREAS_KEPT);
  drawing.catch(() => known.delete(area));
  return drawing;
}
