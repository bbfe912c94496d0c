import { type Chosen, type DirectorySort, type Facet, FACETS } from "./directory-filter.ts";

/** How many themes, offers and wishes of a member its line shows. */
export const SHOWN_TOPICS = 4;

/** A member as the directory counts and orders it. */
export interface DirectoryEntry {
  id: string;
  /** First day of the membership, `YYYY-MM-DD`. */
  startsOn: string;
  confirmedAt: number;
  values: Readonly<Record<Exclude<Facet, "calls">, readonly string[]>> & { calls: readonly string[] };
}

export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

export interface Selection {
  entries: readonly DirectoryEntry[];
  counts: FacetCounts;
}

/**
 * The entries that have one of the chosen values in every facet, and how many each value would give. A facet's own
 * choice does not lower its counts: they say what one more tick would add.
 * @param hits whom the search found, by their ids; null when nothing is searched for
 */
export function selectEntries(
  entries: readonly DirectoryEntry[],
  chosen: Chosen,
  hits: ReadonlyMap<string, number> | null,
): Selection {
  const narrowing = FACETS.filter((facet) => chosen[facet].length > 0);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as Record<Facet, Map<string, number>>;
  const selected: DirectoryEntry[] = [];
  for (const entry of entries) {
    if (hits && !hits.has(entry.id)) continue;
    const failed = narrowing.filter((facet) => !entry.values[facet].some((value) => chosen[facet].includes(value)));
    if (failed.length > 1) continue;
    if (failed.length === 0) selected.push(entry);
    for (const facet of failed.length === 0 ? FACETS : failed) countValues(counts[facet], entry.values[facet]);
  }
  return { entries: selected, counts };
}

function countValues(counts: Map<string, number>, values: readonly string[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/**
 * Puts entries, which arrive in the order of their names, into another order. Equal ones keep the order of names.
 * @param scores how well each answers what was searched for, by its id
 */
export function sortEntries(
  entries: readonly DirectoryEntry[],
  sort: DirectorySort,
  scores: ReadonlyMap<string, number> | null,
): readonly DirectoryEntry[] {
  switch (sort) {
    case "name":
      return entries;
    case "newest":
      return entries.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : 0));
    case "confirmed":
      return entries.toSorted((a, b) => b.confirmedAt - a.confirmedAt);
    case "relevance":
      return scores ? entries.toSorted((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0)) : entries;
  }
}
