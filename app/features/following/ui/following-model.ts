import type { TextView } from "../../projects/project/project-model.ts";
import type { FollowedParts, Pace } from "#db/vocabulary-letters.ts";
import type { ShownName } from "../../members/institution/institution-names.ts";

export interface SearchView {
  id: string;
  name: string;
  to: string;
  /** Of which list it is, and what it narrows it to. */
  words: string;
  /** That it asks for what its list no longer knows; null where it does not. */
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

/** A project or an initiative that somebody follows. */
export interface FollowedView {
  id: string;
  /** Null where the person sees it no more. */
  seen: { path: string; title: TextView } | null;
  pace: Pace | null;
  parts: FollowedParts;
}

/** What the last press took away, for it to be brought back. */
export type Removed =
  | { what: "search"; list: string; name: string; search: string; isPaused: boolean }
  | { what: "member"; name: string; slug: string }
  | { what: "project"; name: string; projectId: string }
  | { what: "initiative"; name: string; initiativeId: string };
