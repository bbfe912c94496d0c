import type { Surroundings } from "../directory/directory-filter.ts";
import type { DirectoryColumns } from "../directory/directory-columns.ts";
import { valueOfCode } from "../directory/facet-codes.ts";
import { kilometresBetween } from "../directory/member-points.ts";
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

/** Rounded to a kilometre, and as much wider. */
function surroundingsOf({ latitude, longitude }: DirectoryColumns, members: readonly number[]): Surroundings {
  const first = longitude[members[0] ?? 0] ?? 0;
  // Across the date line the middle is sought on this side of the first.
  const turn = (degrees: number) => ((degrees - first + 540) % 360) - 180;
  let [north, east] = [0, 0];
  for (const at of members) {
    north += latitude[at] ?? 0;
    east += turn(longitude[at] ?? 0);
  }
  const rounded = (degrees: number) => Math.round(degrees * 100) / 100;
  const centre = {
    latitude: rounded(north / members.length),
    longitude: rounded(((first + east / members.length + 540) % 360) - 180),
  };
  let farthest = 0;
  for (const at of members) {
    const point = { latitude: latitude[at] ?? 0, longitude: longitude[at] ?? 0 };
    farthest = Math.max(farthest, kilometresBetween(centre, point));
  }
  return { ...centre, within: Math.ceil(farthest) + 1 };
}

/** The numbers of a column that the members have, those most of them have first. */
function byFrequency(column: Uint16Array | Uint32Array, members: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const at of members) {
    const value = column[at] ?? 0;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** What the map says of a cluster of members by their numbers; `named` has those that are alone. */
export function mapCluster(
  { x, y, things }: Cluster<number>,
  columns: DirectoryColumns,
  named: ReadonlyMap<string, NamedMember>,
): MapCluster {
  const alone = things.length === 1 ? columns.entryOf(things[0] ?? -1) : undefined;
  return {
    ...{ x, y, count: things.length },
    member: (alone && named.get(alone.id)) ?? null,
    cities: byFrequency(columns.city, things).map(columns.cityNamed),
    countries: byFrequency(columns.country, things).map(valueOfCode),
    around: surroundingsOf(columns, things),
  };
}
