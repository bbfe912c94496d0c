import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { entitled } from "../institution/entitled.server.ts";
import type { Surroundings } from "./directory-filter.ts";

/** Where a member is. */
export interface MemberPoint {
  /** Its number among the points. */
  at: number;
  latitude: number;
  longitude: number;
  city: string;
}

export interface MemberPoints {
  byId: ReadonlyMap<string, MemberPoint>;
  /** Members without a point whom the registry knows; it has no point either. */
  registered: ReadonlySet<string>;
}

const placesOfMembers = prepared("directory_places", (db) =>
  db
    .select({
      id: institutions.id,
      city: institutions.city,
      latitude: institutions.latitude,
      longitude: institutions.longitude,
      registryId: registryInstitutions.id,
      registryLatitude: registryInstitutions.latitude,
      registryLongitude: registryInstitutions.longitude,
    })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .leftJoin(registryInstitutions, eq(registryInstitutions.id, institutions.registryId))
    .where(entitled("be_listed", sql.placeholder("today"))),
);

/** The points of all members in force: their own, else the registry's. */
export async function loadPoints(db: Reader, today: string): Promise<MemberPoints> {
  const byId = new Map<string, MemberPoint>();
  const registered = new Set<string>();
  for (const { id, city, ...place } of await placesOfMembers(db, { today })) {
    const point = pointOf(place);
    if (point) byId.set(id, { at: byId.size, city, ...point });
    else if (place.registryId !== null) registered.add(id);
  }
  return { byId, registered };
}

type Place = Pick<
  Awaited<ReturnType<typeof placesOfMembers>>[number],
  "latitude" | "longitude" | "registryLatitude" | "registryLongitude"
>;

function pointOf({ latitude, longitude, registryLatitude, registryLongitude }: Place) {
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  if (registryLatitude === null || registryLongitude === null) return null;
  return { latitude: registryLatitude, longitude: registryLongitude };
}

const EARTH_KM = 6371;
const inRadians = (degrees: number) => (degrees * Math.PI) / 180;

/** How far two places are from each other, in kilometres. */
export function kilometresBetween(a: Omit<Surroundings, "within">, b: Omit<Surroundings, "within">): number {
  const [ofA, ofB] = [inRadians(a.latitude), inRadians(b.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const east = half(inRadians(b.longitude - a.longitude)) * Math.cos(ofA) * Math.cos(ofB);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(ofB - ofA) + east)));
}

/** Whoever lies in the surroundings of a place, and was found by a search if there was one. */
export function onlyNear(
  { byId }: MemberPoints,
  near: Surroundings,
  scores: ReadonlyMap<string, number> | null,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [id, point] of byId)
    if ((scores?.has(id) ?? true) && kilometresBetween(near, point) <= near.within) found.set(id, scores?.get(id) ?? 0);
  return found;
}
