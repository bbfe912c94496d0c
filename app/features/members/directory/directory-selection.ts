import { type Chosen, type DirectorySort, type Facet, FACETS } from "./directory-filter.ts";

/** A member as the directory counts and orders it. */
export interface DirectoryEntry {
  id: string;
  /** Every name, folded and in Latin letters: what relevance is judged by. */
  names: string;
  /** First day of the membership, `YYYY-MM-DD`. */
  startsOn: string;
  confirmedAt: number;
  values: Readonly<Record<Facet, readonly string[]>>;
}

export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

export interface Selection {
  entries: readonly DirectoryEntry[];
  counts: FacetCounts;
}

/**
 * The entries that have one of the chosen values in every facet, and how many each value would give. A facet's own
 * choice does not lower its counts: they say what one more tick would add.
 * @param hits ids the search found; null when nothing is searched for
 */
export function selectEntries(
  entries: readonly DirectoryEntry[],
  chosen: Chosen,
  hits: ReadonlySet<string> | null,
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

/** Puts entries, which arrive in the order of their names, into another order. Equal ones keep the order of names. */
export function sortEntries(
  entries: readonly DirectoryEntry[],
  sort: DirectorySort,
  words: readonly string[],
): readonly DirectoryEntry[] {
  switch (sort) {
    case "name":
      return entries;
    case "newest":
      return entries.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : 0));
    case "confirmed":
      return entries.toSorted((a, b) => b.confirmedAt - a.confirmedAt);
    case "relevance": {
      const scores = new Map(entries.map((entry) => [entry, relevance(entry.names, words)]));
      return entries.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
    }
  }
}

/** A whole word of a name counts most, its beginning less, and what stands only in the profile not at all. */
function relevance(names: string, words: readonly string[]): number {
  const padded = ` ${names} `;
  const scores = words.map((word) => (padded.includes(` ${word} `) ? 2 : padded.includes(` ${word}`) ? 1 : 0));
  return scores.reduce<number>((sum, score) => sum + score, 0);
}
