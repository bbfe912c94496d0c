import type { Surroundings } from "./directory-filter.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { NOT_FOUND, type Point, type Scores } from "./directory-entry.ts";

interface Written {
  latitude: number | null;
  longitude: number | null;
  registryLatitude: number | null;
  registryLongitude: number | null;
}

export function pointOf({ latitude, longitude, registryLatitude, registryLongitude }: Written): Point | null {
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  if (registryLatitude === null || registryLongitude === null) return null;
  return { latitude: registryLatitude, longitude: registryLongitude };
}

const EARTH_KM = 6371;
const inRadians = (degrees: number) => (degrees * Math.PI) / 180;

/** How far two places are from each other, in kilometres. */
export function kilometresBetween(a: Point, b: Point): number {
  const [ofA, ofB] = [inRadians(a.latitude), inRadians(b.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const east = half(inRadians(b.longitude - a.longitude)) * Math.cos(ofA) * Math.cos(ofB);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(ofB - ofA) + east)));
}

/** Whoever lies in the surroundings of a place, and was found by a search if there was one. */
export function onlyNear(
  { size, latitude, longitude }: DirectoryColumns,
  near: Surroundings,
  scores: Scores | null,
): Scores {
  const found = new Float64Array(size).fill(NOT_FOUND);
  for (let at = 0; at < size; at++) {
    const point = { latitude: latitude[at] ?? Number.NaN, longitude: longitude[at] ?? Number.NaN };
    if (kilometresBetween(near, point) <= near.within) found[at] = scores ? (scores[at] ?? NOT_FOUND) : 0;
  }
  return found;
}
