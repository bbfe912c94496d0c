import { geoArea, geoBounds } from "d3-geo";
import type { Feature, Geometry, Polygon } from "geojson";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Frame, FRAMES, isSubregion } from "./map-area.ts";

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;
export type Country = Feature<Geometry, { name: string }>;

const require = createRequire(import.meta.url);

const kept: { coarse?: Promise<Country[]>; fine?: Promise<Country[]> } = {};

async function readCountries(scale: "110m" | "50m"): Promise<Country[]> {
  const topology = JSON.parse(
    await readFile(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"),
  ) as Countries;
  return feature(topology, topology.objects.countries).features;
}

/** For a map of the world. */
export const coarseCountries = () => (kept.coarse ??= readCountries("110m"));
export const fineCountries = () => (kept.fine ??= readCountries("50m"));

/** ISO 3166-1 alpha-2 of the numeric code the atlas has; Intl knows one by the other. */
export function codeOf({ id, properties }: Country): string | null {
  if (id === undefined) return properties.name === "Kosovo" ? "XK" : null;
  return new Intl.Locale(`und-${String(id).padStart(3, "0")}`).region ?? null;
}

/** Islands smaller than this share of a country's greatest part do not make its map wider. */
const SMALL_PART = 0.2;
/** A frame is at least so many degrees high, as far as the shapes are worth looking at. */
const LEAST_HEIGHT = 3;

function partsOf({ geometry }: Country): Polygon[] {
  if (geometry.type === "Polygon") return [geometry];
  if (geometry.type !== "MultiPolygon") return [];
  return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
}

/** What the map of a sub-region or a country shows; null for a country the atlas does not have. */
export async function frameOf(area: string): Promise<Frame | null> {
  if (isSubregion(area)) return FRAMES[area];
  const country = (await fineCountries()).find((one) => codeOf(one) === area);
  if (!country) return null;
  const parts = partsOf(country).map((part) => ({ part, size: geoArea(part) }));
  const greatest = Math.max(...parts.map(({ size }) => size));
  const coordinates = parts.filter(({ size }) => size >= SMALL_PART * greatest).map(({ part }) => part.coordinates);
  const [[west, south], [east, north]] = geoBounds({ type: "MultiPolygon", coordinates });
  const air = Math.max(0.06 * (north - south), (LEAST_HEIGHT - (north - south)) / 2);
  return [west - air, Math.max(-89, south - air), east + air, Math.min(89, north + air)];
}
