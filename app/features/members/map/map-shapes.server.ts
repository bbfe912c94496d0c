import {
  type ExtendedFeature,
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoEqualEarth,
  geoPath,
  type GeoProjection,
} from "d3-geo";
import type { Feature, Geometry, MultiPoint, Polygon } from "geojson";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Frame, FRAMES, isSubregion, WORLD } from "./map-area.ts";

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

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Feature<Geometry, { name: string }>;

const require = createRequire(import.meta.url);

const kept: { coarse?: Promise<Country[]>; fine?: Promise<Country[]> } = {};

async function readCountries(scale: "110m" | "50m"): Promise<Country[]> {
  const topology = JSON.parse(
    await readFile(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"),
  ) as Countries;
  return feature(topology, topology.objects.countries).features;
}

const coarse = () => (kept.coarse ??= readCountries("110m"));
const fine = () => (kept.fine ??= readCountries("50m"));

/** ISO 3166-1 alpha-2 of the numeric code the atlas has; Intl knows one by the other. */
function codeOf({ id, properties }: Country): string | null {
  if (id === undefined) return properties.name === "Kosovo" ? "XK" : null;
  return new Intl.Locale(`und-${String(id).padStart(3, "0")}`).region ?? null;
}

const ANTARCTICA = "AQ";
/** Islands smaller than this share of a country's greatest part do not make its map wider. */
const SMALL_PART = 0.2;
/** A frame is at least so many degrees high, as far as the shapes are worth looking at. */
const LEAST_HEIGHT = 3;

function partsOf({ geometry }: Country): Polygon[] {
  if (geometry.type === "Polygon") return [geometry];
  if (geometry.type !== "MultiPolygon") return [];
  return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
}

async function frameOf(area: string): Promise<Frame | null> {
  if (isSubregion(area)) return FRAMES[area];
  const country = (await fine()).find((one) => codeOf(one) === area);
  if (!country) return null;
  const parts = partsOf(country).map((part) => ({ part, size: geoArea(part) }));
  const greatest = Math.max(...parts.map(({ size }) => size));
  const coordinates = parts.filter(({ size }) => size >= SMALL_PART * greatest).map(({ part }) => part.coordinates);
  const [[west, south], [east, north]] = geoBounds({ type: "MultiPolygon", coordinates });
  const air = Math.max(0.06 * (north - south), (LEAST_HEIGHT - (north - south)) / 2);
  return [west - air, Math.max(-89, south - air), east + air, Math.min(89, north + air)];
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

/** Writes a path in whole units, from point to point, without the steps nobody would see. */
function writer() {
  let path = "";
  let [x, y] = [0, 0];
  let ring: [number, number][] = [];
  const end = () => {
    const [first, ...others] = ring;
    ring = [];
    if (!first || others.length < 2) return;
    [x, y] = first;
    path += `M${x},${y}l`;
    path += others
      .map(([nextX, nextY]) => {
        const step = `${nextX - x},${nextY - y}`;
        [x, y] = [nextX, nextY];
        return step;
      })
      .join(" ");
    path += "z";
  };
  const add = (rawX: number, rawY: number) => {
    const point: [number, number] = [Math.round(rawX), Math.round(rawY)];
    const last = ring.at(-1);
    if (last?.[0] === point[0] && last[1] === point[1]) return;
    const before = ring.at(-2);
    const isStraight =
      before && last && (last[0] - before[0]) * (point[1] - last[1]) === (last[1] - before[1]) * (point[0] - last[0]);
    if (isStraight) ring.pop();
    ring.push(point);
  };
  return {
    context: { beginPath: () => undefined, moveTo: add, lineTo: add, closePath: end, arc: () => undefined },
    text: () => path,
  };
}

function draw(country: Country, projection: GeoProjection): CountryShape | null {
  const code = codeOf(country);
  if (code === ANTARCTICA) return null;
  const { context, text } = writer();
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
  const known = await (frame ? fine() : coarse());
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
  const oldest = drawn.keys().next().value;
  if (drawn.size >= MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
  drawn.set(area, shapes);
  shapes.catch(() => drawn.delete(area));
  return shapes;
}
