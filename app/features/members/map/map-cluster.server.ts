import type { Surroundings } from "../directory/directory-filter.ts";
import { kilometresBetween, type MemberPoint } from "../directory/member-points.server.ts";
import type { InstitutionNames } from "../institution/institution-names.ts";
import type { Cluster } from "./clusters.ts";

/** A member by its names. */
export type NamedMember = InstitutionNames & { id: string; slug: string };

export interface MapCluster {
  x: number;
  y: number;
  count: number;
  /** The member, where it is one alone. */
  member: NamedMember | null;
  /** Its cities, the one with the most members first. */
  cities: readonly string[];
  countries: readonly string[];
  /** What holds all its members. */
  around: Surroundings;
}

export type LocatedMember = MemberPoint & { id: string; country: string };

/** Rounded to a kilometre, and as much wider. */
function surroundingsOf(things: readonly LocatedMember[]): Surroundings {
  const [first = { latitude: 0, longitude: 0 }] = things;
  const middle = (pick: (one: LocatedMember) => number) =>
    things.reduce((sum, one) => sum + pick(one), 0) / things.length;
  // Across the date line the middle is sought on this side of the first.
  const turn = (longitude: number) => ((longitude - first.longitude + 540) % 360) - 180;
  const east = first.longitude + middle(({ longitude }) => turn(longitude));
  const rounded = (degrees: number) => Math.round(degrees * 100) / 100;
  const centre = {
    latitude: rounded(middle(({ latitude }) => latitude)),
    longitude: rounded(((east + 540) % 360) - 180),
  };
  const farthest = things.reduce((most, one) => Math.max(most, kilometresBetween(centre, one)), 0);
  return { ...centre, within: Math.ceil(farthest) + 1 };
}

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** What the map says of a cluster; `named` has those that are alone. */
export function mapCluster(
  { x, y, things }: Cluster<LocatedMember>,
  named: ReadonlyMap<string, NamedMember>,
): MapCluster {
  return {
    ...{ x, y, count: things.length },
    member: things.length === 1 ? (named.get(things[0]?.id ?? "") ?? null) : null,
    cities: byFrequency(things.map(({ city }) => city)),
    countries: byFrequency(things.map(({ country }) => country)),
    around: surroundingsOf(things),
  };
}
