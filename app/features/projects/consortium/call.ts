import type { SoughtNeed } from "./places.ts";

/** A member that may be asked, and would take one place. */
export interface Candidate {
  id: string;
  country: string;
  /** The needs of which it can take a place, with how well it matches: that only chooses between sets of the same size. */
  needs: ReadonlyMap<string, number>;
}

/** What the whole consortium must have, with those that are in it already. */
export interface ConsortiumRules {
  countries: number;
  globalSouth: number;
  institutions: number;
  /** The most that may be asked; null for any number. */
  most: number | null;
}

/** What those bring that are in it already: the lead and its partners. */
export interface AlreadyIn {
  countries: ReadonlySet<string>;
  globalSouth: number;
  institutions: number;
}

export interface Call {
  needs: readonly SoughtNeed[];
  rules: ConsortiumRules;
  already: AlreadyIn;
  candidates: readonly Candidate[];
  /** The countries counted as the Global South. */
  southern: ReadonlySet<string>;
}

/** A rule that cannot be kept: what it asks, and how much of it there is at best. */
export type Hindrance =
  /** Too few members for the places of these needs together. */
  | { rule: "needs"; needs: string[]; asked: number; found: number }
  | { rule: "countries" | "global_south" | "institutions"; asked: number; found: number }
  | { rule: "most"; asked: number; found: number };
