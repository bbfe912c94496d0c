import type { DirectoryColumns } from "../directory/directory-columns.ts";
import type { InstitutionNames } from "../institution/institution-names.ts";
import type { Cluster } from "./clusters.ts";
import { type MembersPlace, placeOfMembers } from "../directory/members-place.server.ts";

/** A member by its names. */
export type NamedMember = InstitutionNames & { id: string; slug: string };

export interface MapCluster {
  x: number;
  y: number;
  count: number;
  /** The member, where it is one alone. */
  member: NamedMember | null;
  place: MembersPlace;
  /** The cells of the map's grid that it stands for. */
  cells: readonly number[];
}

/** What the map says of a cluster of members by their numbers; `named` has those that are alone. */
export function mapCluster(
  { x, y, members, cells }: Cluster,
  columns: DirectoryColumns,
  named: ReadonlyMap<string, NamedMember>,
): MapCluster {
  const alone = members.length === 1 ? columns.entryOf(members[0] ?? -1) : undefined;
  return {
    ...{ x, y, cells, count: members.length },
    member: (alone && named.get(alone.id)) ?? null,
    place: placeOfMembers(columns, members),
  };
}
