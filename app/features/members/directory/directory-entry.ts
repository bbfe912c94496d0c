import type { Facet } from "./directory-filter.ts";

export interface Point {
  latitude: number;
  longitude: number;
}

/** Where a member is: its own point, else the registry's. */
interface MemberPlace {
  city: string;
  point: Point | null;
  /** Whether the registry knows it. */
  isRegistered: boolean;
}

/** What a member has of each facet, but for the calls, which come and go with the projects. */
type FacetValues = Readonly<Record<Exclude<Facet, "calls">, readonly string[]>>;

/** A member as the directory counts and orders it. */
export interface DirectoryEntry {
  id: string;
  /** Its number, which it keeps as long as the portal runs. */
  at: number;
  /** First day of the membership, `YYYY-MM-DD`. */
  startsOn: string;
  /** When it last said that its profile is true, in milliseconds; 0 where it never did. */
  confirmedAt: number;
  place: MemberPlace;
  values: FacetValues;
  /** The same as numbers, see `codesOf`, and that of its country. */
  codes: readonly number[];
  country: number;
}

/** How well each member answers what was searched for, by its number; below zero for those that do not. */
export type Scores = Float64Array;

export const NOT_FOUND = -1;
