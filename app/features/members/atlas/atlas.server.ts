import { geoArea, geoBounds, geoDistance } from "d3-geo";
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Frame, FRAMES, isSubregion } from "./map-area.ts";

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type AtlasCountry = Feature<Geometry, { name: string }>;

/** A piece of land, and the circle on the globe that holds it. */
interface Part {
  polygon: Polygon;
  middle: [longitude: number, latitude: number];
  /** In radians. */
  reach: number;
}

export interface Country {
  /** ISO 3166-1 alpha-2; null for what has none, such as ice and land that several claim. */
  code: string | null;
  parts: readonly Part[];
}

const require = createRequire(import.meta.url);

const kept: { coarse?: Promise<Country[]>; fine?: Promise<Country[]> } = {};

async function readCountries(scale: "110m" | "50m"): Promise<Country[]> {
  const topology = JSON.parse(
    await readFile(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"),
  ) as Countries;
  const read: Country[] = [];
  for (const country of feature(topology, topology.objects.countries).features) {
    await setImmediate();
    read.push({ code: codeOf(country), parts: polygonsOf(country).map(partOf) });
  }
  return read;
}

/** For a map of the world. */
export const coarseCountries = () => (kept.coarse ??= readCountries("110m"));
export const fineCountries = () => (kept.fine ??= readCountries("50m"));

/** ISO 3166-1 alpha-2 of the numeric code the atlas has; Intl knows one by the other. */
function codeOf({ id, properties }: AtlasCountry): string | null {
  if (id === undefined) return properties.name === "Kosovo" ? "XK" : null;
  return new Intl.Locale(`und-${String(id).padStart(3, "0")}`).region ?? null;
}

/** Islands smaller than this share of a country's greatest part do not make its map wider. */
const SMALL_PART = 0.2;
/** A frame is at least so many degrees high, as far as the shapes are worth looking at. */
const LEAST_HEIGHT = 3;

function polygonsOf({ geometry }: AtlasCountry): Polygon[] {
  if (geometry.type === "Polygon") return [geometry];
  if (geometry.type !== "MultiPolygon") return [];
  return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
}

/** The circle around a place that holds the others. */
export function reachOf(middle: [number, number], places: readonly Position[]): number {
  return places.reduce((most, [longitude = 0, latitude = 0]) => {
    return Math.max(most, geoDistance(middle, [longitude, latitude]));
  }, 0);
}

function partOf(polygon: Polygon): Part {
  const [[west, south], [east, north]] = geoBounds(polygon);
  const middle: Part["middle"] = [west + ((east - west + 360) % 360) / 2, (south + north) / 2];
  return { polygon, middle, reach: reachOf(middle, polygon.coordinates[0] ?? []) };
}

/** What of a country lies in a circle on the globe; null for nothing. */
export function landWithin({ parts }: Country, middle: [number, number], reach: number): MultiPolygon | null {
  const near = parts.filter((part) => geoDistance(part.middle, middle) <= part.reach + reach);
  if (near.length === 0) return null;
  return { type: "MultiPolygon", coordinates: near.map(({ polygon }) => polygon.coordinates) };
}

/** What the map of a sub-region or a country shows; null for a country the atlas does not have. */
export async function frameOf(area: string): Promise<Frame | null> {
  if (isSubregion(area)) return FRAMES[area];
  const country = (await fineCountries()).find(({ code }) => code === area);
  if (!country) return null;
  const sized = country.parts.map(({ polygon }) => ({ polygon, size: geoArea(polygon) }));
  const greatest = Math.max(...sized.map(({ size }) => size));
  const coordinates = sized
    .filter(({ size }) => size >= SMALL_PART * greatest)
    .map(({ polygon }) => polygon.coordinates);
  const [[west, south], [east, north]] = geoBounds({ type: "MultiPolygon", coordinates });
  const air = Math.max(0.06 * (north - south), (LEAST_HEIGHT - (north - south)) / 2);
  return [west - air, Math.max(-89, south - air), east + air, Math.min(89, north + air)];
}
