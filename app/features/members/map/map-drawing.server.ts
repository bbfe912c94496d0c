import { inArray } from "drizzle-orm";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { countriesOf, subregionOf } from "#db/countries.ts";
import { institutions } from "#db/schema/members.ts";
import type { DirectoryColumns } from "../directory/directory-columns.ts";
import type { DirectoryIndex } from "../directory/directory-index.server.ts";
import type { Selection } from "../directory/directory-selection.ts";
import { countOfCodes, valueOfCode } from "../directory/facet-codes.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { type Cluster, clusterPlaced, type Placed } from "./clusters.ts";
import { isSubregion, WORLD } from "./map-area.ts";
import { mapCluster, type MapCluster, type NamedMember } from "./map-cluster.server.ts";
import { MAP_WIDTH, type MapShapes, shapesOf } from "./map-shapes.server.ts";

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

// A cluster takes about forty pixels, whether the map is nine hundred wide or a phone's.
const APART_WIDE = 0.045 * MAP_WIDTH;
const APART_NARROW = 0.12 * MAP_WIDTH;
const MOST_NAMED = 20;

function countCountries({ country }: DirectoryColumns, found: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(countOfCodes());
  for (const at of found) {
    const code = country[at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return new Map([...counts].flatMap((count, code) => (count > 0 ? [[valueOfCode(code), count]] : [])));
}

function countRegions(byCountry: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [country, count] of byCountry) {
    const region = subregionOf(country) ?? "";
    counts.set(region, (counts.get(region) ?? 0) + count);
  }
  return counts;
}

/** Where members were when they were put on the map of an area, and where that is on it: not a number beyond it. */
interface Positions {
  latitude: Float64Array;
  longitude: Float64Array;
  x: Float32Array;
  y: Float32Array;
}

const MOST_PROJECTED = 12;
const projected = new WeakMap<DirectoryColumns, Map<string, Positions>>();

function positionsOn(columns: DirectoryColumns, area: string): Positions {
  const areas = projected.get(columns) ?? new Map<string, Positions>();
  projected.set(columns, areas);
  const length = columns.latitude.length;
  const known = areas.get(area);
  const empty = () => new Float64Array(length).fill(Number.NaN);
  const positions =
    known?.x.length === length
      ? known
      : { latitude: empty(), longitude: empty(), x: new Float32Array(length), y: new Float32Array(length) };
  areas.delete(area);
  keepFew(areas, area, positions, MOST_PROJECTED);
  return positions;
}

/** Finds the place of a member on a map, unless it is known and the member has not moved. */
function placer({ latitude, longitude }: DirectoryColumns, positions: Positions, { project }: MapShapes) {
  return (at: number): void => {
    const [north = Number.NaN, east = Number.NaN] = [latitude[at], longitude[at]];
    if (positions.latitude[at] === north && positions.longitude[at] === east) return;
    const place = project(east, north);
    positions.latitude[at] = north;
    positions.longitude[at] = east;
    positions.x[at] = place?.[0] ?? Number.NaN;
    positions.y[at] = place?.[1] ?? Number.NaN;
  };
}

async function readNames(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMember>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: institutions.id, slug: institutions.slug, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

const aloneIn = (clusters: readonly Cluster<number>[]) =>
  clusters.flatMap(({ things }) => (things.length === 1 ? things : []));

/** The members that are on the map, those that have no point, and how many are beyond it. */
function placedOn(shapes: MapShapes, columns: DirectoryColumns, found: Uint32Array, area: string) {
  const { latitude, country, isRegistered } = columns;
  const positions = positionsOn(columns, area);
  const place = placer(columns, positions, shapes);
  const { x, y } = positions;
  const placed: Placed<number>[] = [];
  const without: { registered: number[]; unregistered: number[] } = { registered: [], unregistered: [] };
  const isIn = isInArea(area);
  const own = Uint8Array.from({ length: countOfCodes() }, (_, code) => (isIn(valueOfCode(code)) ? 1 : 0));
  let beyond = 0;
  for (const at of found) {
    if (Number.isNaN(latitude[at] ?? Number.NaN)) {
      without[isRegistered[at] ? "registered" : "unregistered"].push(at);
      continue;
    }
    if (own[country[at] ?? 0]) place(at);
    if (!own[country[at] ?? 0] || Number.isNaN(x[at] ?? Number.NaN)) beyond += 1;
    else placed.push({ thing: at, x: x[at] ?? 0, y: y[at] ?? 0 });
  }
  return { placed, without, beyond };
}

async function draw(db: Reader, columns: DirectoryColumns, found: Uint32Array, area: string) {
  const shapes = await shapesOf(area);
  if (!shapes) return null;
  const { placed, without, beyond } = placedOn(shapes, columns, found, area);
  const fine = clusterPlaced(placed, APART_WIDE);
  const coarse = clusterPlaced(placed, APART_NARROW);
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

/** Whether a country belongs to an area. Its neighbours are on the map, their members are not. */
function isInArea(area: string): (country: string) => boolean {
  if (area === WORLD) return () => true;
  const own = new Set<string>(isSubregion(area) ? countriesOf(area) : [area]);
  return (country) => own.has(country);
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
