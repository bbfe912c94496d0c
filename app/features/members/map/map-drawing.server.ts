import { inArray } from "drizzle-orm";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { countriesOf } from "#db/countries.ts";
import { institutions } from "#db/schema/members.ts";
import type { DirectoryIndex } from "../directory/directory-index.server.ts";
import type { DirectoryEntry, Selection } from "../directory/directory-selection.ts";
import type { MemberPoints } from "../directory/member-points.server.ts";
import { nameColumns } from "../institution/name-columns.server.ts";
import { type Cluster, clusterPlaced, type Placed } from "./clusters.ts";
import { isSubregion, WORLD } from "./map-area.ts";
import { type LocatedMember, mapCluster, type MapCluster, type NamedMember } from "./map-cluster.server.ts";
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

const countBy = (entries: readonly DirectoryEntry[], facet: "country" | "region") => {
  const counts = new Map<string, number>();
  for (const { values } of entries) {
    const value = values[facet][0] ?? "";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

const MOST_PROJECTED = 8;
const projected = new WeakMap<MemberPoints, Map<string, Float32Array>>();

/** Where the members are on the map of an area: two numbers each, not a number for who is not on it. */
function positionsOf(points: MemberPoints, area: string, { project }: MapShapes): Float32Array {
  const known = projected.get(points) ?? new Map<string, Float32Array>();
  projected.set(points, known);
  const before = known.get(area);
  if (before) return before;
  const positions = new Float32Array(2 * points.byId.size).fill(Number.NaN);
  for (const { at, longitude, latitude } of points.byId.values()) {
    const place = project(longitude, latitude);
    if (place) positions.set(place, 2 * at);
  }
  keepFew(known, area, positions, MOST_PROJECTED);
  return positions;
}

async function readNames(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMember>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: institutions.id, slug: institutions.slug, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

const idsOfAlone = (clusters: readonly Cluster<LocatedMember>[]) =>
  clusters.flatMap(({ things }) => (things.length === 1 ? things.map(({ id }) => id) : []));

async function draw(db: Reader, { points }: DirectoryIndex, entries: readonly DirectoryEntry[], area: string) {
  const shapes = await shapesOf(area);
  if (!shapes) return null;
  const known = await points();
  const positions = positionsOf(known, area, shapes);
  const placed: Placed<LocatedMember>[] = [];
  const without: { registered: string[]; unregistered: string[] } = { registered: [], unregistered: [] };
  const isIn = isInArea(area);
  let beyond = 0;
  for (const { id, values } of entries) {
    const point = known.byId.get(id);
    if (!point) {
      without[known.registered.has(id) ? "registered" : "unregistered"].push(id);
      continue;
    }
    const country = values.country[0] ?? "";
    const [x = Number.NaN, y = Number.NaN] = positions.subarray(2 * point.at, 2 * point.at + 2);
    if (Number.isNaN(x) || !isIn(country)) beyond += 1;
    else placed.push({ thing: { ...point, id, country }, x, y });
  }
  const fine = clusterPlaced(placed, APART_WIDE);
  const coarse = clusterPlaced(placed, APART_NARROW);
  const first = {
    registered: without.registered.slice(0, MOST_NAMED),
    unregistered: without.unregistered.slice(0, MOST_NAMED),
  };
  const ids = [...idsOfAlone(fine), ...idsOfAlone(coarse), ...first.registered, ...first.unregistered];
  const named = await readNames(db, [...new Set(ids)]);
  const missing = (why: keyof typeof without) => ({
    count: without[why].length,
    named: first[why].flatMap((id) => named.get(id) ?? []),
  });
  const byCountry = countBy(entries, "country");
  const drawing: MapDrawing = {
    shapes,
    byCountry,
    byRegion: countBy(entries, "region"),
    listed: [...byCountry]
      .filter(([country]) => isIn(country))
      .sort(([, a], [, b]) => b - a)
      .map(([country]) => country),
    fine: fine.map((cluster) => mapCluster(cluster, named)),
    coarse: coarse.map((cluster) => mapCluster(cluster, named)),
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
export function mapDrawing(db: Reader, index: DirectoryIndex, selection: Selection, area: string) {
  const known = kept.get(selection) ?? new Map<string, Promise<MapDrawing | null>>();
  kept.set(selection, known);
  const before = known.get(area);
  if (before) return before;
  const drawing = draw(db, index, selection.entries, area);
  keepFew(known, area, drawing, MOST_AREAS_KEPT);
  drawing.catch(() => known.delete(area));
  return drawing;
}
