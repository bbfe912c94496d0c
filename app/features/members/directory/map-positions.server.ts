import { keepFew } from "#app/platform/keep-few.ts";
import { countriesOf } from "#db/countries.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";
import { countOfCodes, valueOfCode } from "./facet-codes.ts";
import { APART, cellAt } from "../atlas/map-grid.server.ts";
import { isSubregion, WORLD } from "../atlas/map-area.ts";
import { type MapShapes, shapesOf } from "../atlas/map-shapes.server.ts";
import type { MapSpot } from "../atlas/map-spot.ts";

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

/** Where members stand on the map of an area. Each is projected once, until it moves. */
export function placesOnMap(columns: DirectoryColumns, area: string, { project }: MapShapes): PlacesOnMap {
  const { latitude, longitude, country } = columns;
  const positions = positionsOn(columns, area);
  const { x, y } = positions;
  const isIn = isInArea(area);
  const own = Uint8Array.from({ length: countOfCodes() }, (_, code) => (isIn(valueOfCode(code)) ? 1 : 0));
  function place(at: number, north: number, east: number): void {
    const point = project(east, north);
    positions.latitude[at] = north;
    positions.longitude[at] = east;
    x[at] = point?.[0] ?? Number.NaN;
    y[at] = point?.[1] ?? Number.NaN;
  }
  return {
    x,
    y,
    isOn(at) {
      if (own[country[at] ?? 0] !== 1) return false;
      const [north, east] = [latitude[at] ?? Number.NaN, longitude[at] ?? Number.NaN];
      if (Number.isNaN(north)) return false;
      if (positions.latitude[at] !== north || positions.longitude[at] !== east) place(at, north, east);
      return !Number.isNaN(x[at] ?? Number.NaN);
    },
  };
}

/** Whoever stands in a circle of a map, and was found by a search if there was one. */
export async function onlyInSpot(columns: DirectoryColumns, spot: MapSpot, scores: Scores | null): Promise<Scores> {
  const found = new Float64Array(columns.size).fill(NOT_FOUND);
  const shapes = await shapesOf(spot.area);
  if (!shapes) return found;
  const { x, y, isOn } = placesOnMap(columns, spot.area, shapes);
  const cells = new Set(spot.cells);
  for (let at = 0; at < found.length; at++)
    if (isOn(at) && cells.has(cellAt(x[at] ?? 0, y[at] ?? 0, APART[spot.size])))
      found[at] = scores ? (scores[at] ?? NOT_FOUND) : 0;
  return found;
}
