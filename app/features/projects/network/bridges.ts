import type { Pair } from "./pairs.ts";

/** Members through whom alone two regions work together. */
export interface Bridge {
  regions: readonly [string, string];
  /** One member, or the two of the only pair. */
  members: readonly number[];
  pairs: number;
}

interface Between {
  regions: [string, string];
  members: Set<number>;
  pairs: number;
}

/**
 * Bridges between regions: of all pairs that join two regions, whoever is in every one of them. Without such a member the two
 * regions would have no pair between them, so it is their cut vertex (F. Harary, “Graph Theory”, 1969, chapter 3, “Blocks”;
 * Hopcroft and Tarjan, “Efficient algorithms for graph manipulation”, CACM 16:6, 1973), asked of the pairs between these
 * two regions alone. Of an only pair both are one, and the pair is a bridge in the same sense. Whoever is in no region is left out.
 */
export function bridgesBetween(pairs: readonly Pair[], regionOf: (at: number) => string): Bridge[] {
  const all = new Map<string, Between>();
  for (const { one, other } of pairs) {
    const regions = [regionOf(one), regionOf(other)].sort() as [string, string];
    if (regions[0] === regions[1] || regions.includes("")) continue;
    const key = regions.join(" ");
    const known = all.get(key);
    if (!known) {
      all.set(key, { regions, members: new Set([one, other]), pairs: 1 });
      continue;
    }
    known.pairs += 1;
    for (const at of known.members) if (at !== one && at !== other) known.members.delete(at);
  }
  return [...all.values()]
    .filter(({ members }) => members.size > 0)
    .map(({ regions, members, pairs: number }) => ({ regions, members: [...members], pairs: number }))
    .sort((a, b) => b.pairs - a.pairs || (a.regions.join(" ") < b.regions.join(" ") ? -1 : 1));
}

/** How many of all possible pairs work together, of members in whatever number. */
export function densityOf(pairs: number, members: number): { possible: number; ofHundred: number } {
  const possible = (members * (members - 1)) / 2;
  return { possible, ofHundred: possible === 0 ? 0 : (100 * pairs) / possible };
}
