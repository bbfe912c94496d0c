import type { ShownName } from "../../members/institution/institution-names.ts";

export interface SearchView {
  id: string;
  name: string;
  to: string;
  /** What it narrows the directory to. */
  words: string;
  /** What it asks for and the directory no longer knows; null for nothing. */
  unknown: string | null;
  /** How many it finds now; null where that cannot be said. */
  found: string | null;
  isPaused: boolean;
}

export interface FollowedMemberView {
  slug: string;
  name: ShownName;
  place: string;
  isListed: boolean;
}

/** What the last press took away, for it to be brought back. */
export type Removed =
  { what: "search"; name: string; search: string; isPaused: boolean } | { what: "member"; name: string; slug: string };
