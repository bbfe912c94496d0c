import type { Point } from "./directory-entry.ts";

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
