import { geoAzimuthalEqualArea, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { MultiPoint } from "geojson";
import { setImmediate } from "node:timers/promises";
import { inTurns } from "#app/platform/in-turns.ts";
import { COUNTRIES } from "#db/countries.ts";
import { M49_SUBREGIONS } from "#db/vocabulary-taxonomies.ts";
import { coarseCountries, type Country, fineCountries, frameOf, landWithin, reachOf } from "./atlas.server.ts";
import { type Frame, WORLD } from "./map-area.ts";
import { pathWriter } from "./path-writer.ts";

export const MAP_WIDTH = 960;
const HIGHEST = 720;
const LOWEST = 420;
const MARGIN = 8;

/** A country as the map draws it. */
interface CountryShape {
  /** Its code; null for what has none, such as ice and land that several claim. */
  country: string | null;
  /** Data of an SVG path, in whole units. */
  path: string;
  /** The middle of what is seen of it. */
  middle: readonly [x: number, y: number];
  /** How much of the map it takes, in square units. */
  size: number;
}

export interface MapShapes {
  height: number;
  countries: readonly CountryShape[];
  /** Null for what is not on this map. */
  project(longitude: number, latitude: number): readonly [x: number, y: number] | null;
}

const STEPS = 8;

/** Points along the edge of a frame. */
function edgeOf([west, south, east, north]: Frame): MultiPoint {
  const width = (east - west + 360) % 360 || 360;
  const coordinates: [number, number][] = [];
  for (let step = 0; step <= STEPS; step++) {
    const [x, y] = [west + (width * step) / STEPS, south + ((north - south) * step) / STEPS];
    coordinates.push([x, south], [x, north], [west, y], [west + width, y]);
  }
  return { type: "MultiPoint", coordinates };
}

interface View {
  projection: GeoProjection;
  height: number;
  /** The circle on the globe that holds what is seen. */
  middle: [longitude: number, latitude: number];
  reach: number;
}

function viewOf(frame: Frame | null): View {
  // Turned so that no land is cut but a corner of Asia's, which crosses the date line, and without the ice of the south.
  if (!frame) {
    const whole = fitted(geoEqualEarth().rotate([-11, 0]), edgeOf([-168.9, -57, 190.9, 83]));
    return { ...whole, middle: [0, 0], reach: Math.PI };
  }
  const [west, south, east, north] = frame;
  const middle: View["middle"] = [west + ((east - west + 360) % 360) / 2, (south + north) / 2];
  const view = fitted(geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]), edgeOf(frame));
  // The map is wider or higher than the frame where that has another shape: its corners say how far it sees.
  const across = [-MARGIN, MAP_WIDTH / 2, MAP_WIDTH + MARGIN];
  const down = [-MARGIN, view.height / 2, view.height + MARGIN];
  const edge = across.flatMap((x) => down.map((y) => view.projection.invert?.([x, y]) ?? [Number.NaN, Number.NaN]));
  const isWithin = edge.every((place) => place.every(Number.isFinite));
  const reach = isWithin ? reachOf(middle, edge) : Math.PI;
  return { ...view, middle, reach };
}

/** Fits what is to be seen into the width of the map, or into its greatest height. */
function fitted(projection: GeoProjection, seen: Parameters<GeoProjection["fitWidth"]>[1]) {
  projection.fitExtent(
    [
      [MARGIN, MARGIN],
      [MAP_WIDTH - MARGIN, HIGHEST - MARGIN],
    ],
    seen,
  );
  const [[, top], [, bottom]] = geoPath(projection).bounds(seen);
  const height = Math.round(Math.max(LOWEST, bottom - top + 2 * MARGIN));
  const [x, y] = projection.translate();
  projection.translate([x, y + height / 2 - (top + bottom) / 2]);
  projection.clipExtent([
    [-MARGIN, -MARGIN],
    [MAP_WIDTH + MARGIN, height + MARGIN],
  ]);
  return { projection, height };
}

const ANTARCTICA = "AQ";

function draw(country: Country, { projection, middle, reach }: View): CountryShape | null {
  const { code } = country;
  const land = code === ANTARCTICA ? null : landWithin(country, middle, reach);
  if (!land) return null;
  const { context, text, middle: middleOf, size } = pathWriter();
  geoPath(projection, context)(land);
  const path = text();
  if (path === "") return null;
  const [x, y] = middleOf();
  return { country: code, path, middle: [Math.round(x), Math.round(y)], size: Math.round(size()) };
}

async function drawArea(area: string): Promise<MapShapes | null> {
  const frame = area === WORLD ? null : await frameOf(area);
  if (!frame && area !== WORLD) return null;
  const view = viewOf(frame);
  const { projection, height } = view;
  const known = await (frame ? fineCountries() : coarseCountries());
  const countries: CountryShape[] = [];
  await inTurns(known, (country) => {
    const shape = draw(country, view);
    if (shape) countries.push(shape);
  });
  return {
    height,
    countries,
    project(longitude, latitude) {
      const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
      return x >= 0 && y >= 0 && x <= MAP_WIDTH && y <= height ? [x, y] : null;
    },
  };
}

/** All of them together are less than two megabytes. */
const drawn = new Map<string, Promise<MapShapes | null>>();

/** The shapes of an area, drawn when somebody first asks for it. Null for a country the atlas does not have. */
export function shapesOf(area: string): Promise<MapShapes | null> {
  const known = drawn.get(area);
  if (known) return known;
  const shapes = drawArea(area);
  drawn.set(area, shapes);
  shapes.catch(() => drawn.delete(area));
  return shapes;
}

/** Draws the areas that people look at before anybody asks; between two of them others are answered. */
export async function drawShapes(): Promise<void> {
  for (const area of [WORLD, ...M49_SUBREGIONS, ...COUNTRIES.map(({ code }) => code)]) {
    await setImmediate();
    await shapesOf(area);
  }
}
