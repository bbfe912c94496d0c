import { inTurns } from "#app/platform/in-turns.ts";
import { countriesOf } from "#db/countries.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";
import { countOfCodes, valueOfCode } from "./facet-codes.ts";
import { APART, cellAt } from "../atlas/map-grid.server.ts";
import { isSubregion, WORLD } from "../atlas/map-area.ts";
import { type MapShapes, shapesOf } from "../atlas/map-shapes.server.ts";
import { takeScores } from "./scratch.ts";
import type { MapSpot } from "../atlas/map-spot.ts";

/** Where members were when they were put on a map, and where that is on it: not a number beyond it. */
interface Positions {
  latitude: Float64Array;
  longitude: Float64Array;
  country: Uint16Array;
  x: Float32Array;
  y: Float32Array;
}

type Layer = "world" | "region" | "country";

const layerOf = (area: string): Layer => (area === WORLD ? "world" : isSubregion(area) ? "region" : "country");

const projected = new WeakMap<DirectoryColumns, Map<Layer, Positions>>();

/**
 * A member stands on three maps: that of the world, of its region and of its country. So three layers hold all there are,
 * and no map is worked out again because many others were looked at.
 */
function positionsOn(columns: DirectoryColumns, area: string): Positions {
  const layers = projected.get(columns) ?? new Map<Layer, Positions>();
  projected.set(columns, layers);
  const { length } = columns.latitude;
  const known = layers.get(layerOf(area));
  if (known?.x.length === length) return known;
  const empty = () => new Float64Array(length).fill(Number.NaN);
  const positions = {
    ...{ latitude: empty(), longitude: empty(), country: new Uint16Array(length) },
    ...{ x: new Float32Array(length), y: new Float32Array(length) },
  };
  layers.set(layerOf(area), positions);
  return positions;
}

/** Whether a country belongs to an area. Its neighbours are on the map, their members are not. */
export function isInArea(area: string): (country: string) => boolean {
  if (area === WORLD) return () => true;
  const own = new Set<string>(isSubregion(area) ? countriesOf(area) : [area]);
  return (country) => own.has(country);
}

export interface PlacesOnMap {
  x: Float32Array;
  y: Float32Array;
  /** Whether the member stands on the map of the area; from then on its place is known. */
  isOn(at: number): boolean;
}

/** Where members stand on the map of an area. Each is projected once, until it moves; others are answered meanwhile. */
export async function placesOnMap(
  columns: DirectoryColumns,
  area: string,
  { project }: MapShapes,
): Promise<PlacesOnMap> {
  const { latitude, longitude, country } = columns;
  const positions = positionsOn(columns, area);
  const { x, y } = positions;
  const isIn = isInArea(area);
  const own = Uint8Array.from({ length: countOfCodes() }, (_, code) => (isIn(valueOfCode(code)) ? 1 : 0));
  const hasPlace = (at: number) => own[country[at] ?? 0] === 1 && !Number.isNaN(latitude[at] ?? Number.NaN);
  const hasMoved = (at: number) =>
    positions.latitude[at] !== latitude[at] ||
    positions.longitude[at] !== longitude[at] ||
    positions.country[at] !== country[at];
  function place(at: number): void {
    const [north, east] = [latitude[at] ?? Number.NaN, longitude[at] ?? Number.NaN];
    const point = project(east, north);
    positions.latitude[at] = north;
    positions.longitude[at] = east;
    positions.country[at] = country[at] ?? 0;
    x[at] = point?.[0] ?? Number.NaN;
    y[at] = point?.[1] ?? Number.NaN;
  }
  function* toPlace() {
    for (let at = 0; at < columns.size; at++) if (hasPlace(at) && hasMoved(at)) yield at;
  }
  await inTurns(toPlace(), place);
  return {
    x,
    y,
    isOn(at) {
      if (!hasPlace(at)) return false;
      // It may have moved while others were placed.
      if (hasMoved(at)) place(at);
      return !Number.isNaN(x[at] ?? Number.NaN);
    },
  };
}

/** Whoever stands in a circle of a map, and was found by a search if there was one. */
export async function onlyInSpot(columns: DirectoryColumns, spot: MapSpot, scores: Scores | null): Promise<Scores> {
  const found = takeScores(columns.size);
  const shapes = await shapesOf(spot.area);
  if (!shapes) return found;
  const { x, y, isOn } = await placesOnMap(columns, spot.area, shapes);
  const cells = new Set(spot.cells);
  for (let at = 0; at < found.length; at++)
    if (isOn(at) && cells.has(cellAt(x[at] ?? 0, y[at] ?? 0, APART[spot.size])))
      found[at] = scores ? (scores[at] ?? NOT_FOUND) : 0;
  return found;
}
