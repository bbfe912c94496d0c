import { type ExtendedFeature, geoAzimuthalEqualArea, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { MultiPoint } from "geojson";
import { keepFew } from "#app/platform/keep-few.ts";
import { type Country, coarseCountries, codeOf, fineCountries, frameOf } from "./atlas.server.ts";
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

function projectionOf(frame: Frame | null): { projection: GeoProjection; height: number } {
  // Turned so that no land is cut but a corner of Asia's, which crosses the date line, and without the ice of the south.
  if (!frame) return fitted(geoEqualEarth().rotate([-11, 0]), edgeOf([-168.9, -57, 190.9, 83]));
  const [west, south, east, north] = frame;
  const middle = west + ((east - west + 360) % 360) / 2;
  return fitted(geoAzimuthalEqualArea().rotate([-middle, -(south + north) / 2]), edgeOf(frame));
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

function draw(country: Country, projection: GeoProjection): CountryShape | null {
  const code = codeOf(country);
  if (code === ANTARCTICA) return null;
  const { context, text } = pathWriter();
  geoPath(projection, context)(country as ExtendedFeature);
  const path = text();
  if (path === "") return null;
  const plane = geoPath(projection);
  const [x, y] = plane.centroid(country);
  return { country: code, path, middle: [Math.round(x), Math.round(y)], size: Math.round(plane.area(country)) };
}

async function drawArea(area: string): Promise<MapShapes | null> {
  const frame = area === WORLD ? null : await frameOf(area);
  if (!frame && area !== WORLD) return null;
  const { projection, height } = projectionOf(frame);
  const known = await (frame ? fineCountries() : coarseCountries());
  const countries = known.flatMap((country) => draw(country, projection) ?? []);
  return {
    height,
    countries,
    project(longitude, latitude) {
      const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
      return x >= 0 && y >= 0 && x <= MAP_WIDTH && y <= height ? [x, y] : null;
    },
  };
}

const MOST_KEPT = 48;
const drawn = new Map<string, Promise<MapShapes | null>>();

/** The shapes of an area, drawn when somebody first asks for it. Null for a country the atlas does not have. */
export function shapesOf(area: string): Promise<MapShapes | null> {
  const known = drawn.get(area);
  if (known) return known;
  const shapes = drawArea(area);
  keepFew(drawn, area, shapes, MOST_KEPT);
  shapes.catch(() => drawn.delete(area));
  return shapes;
}
