/** A project and the members that are in it, by their numbers in the directory. */
export interface Consortium {
  project: string;
  members: readonly number[];
}

/** Two members and the projects that both are in, by their ids. */
export interface Pair {
  one: number;
  other: number;
  projects: string[];
}

/** What the pairs say of one member. */
export interface Joined {
  at: number;
  partners: number;
  projects: number;
  /** Other regions than its own that its partners are in. */
  regions: number;
}

/** More than a directory ever has members. */
const BASE = 2 ** 26;

/** Collects who is in a project with whom. */
export function pairCounter() {
  const pairs = new Map<number, Pair>();
  return {
    /** `isWanted` says of which members pairs are wanted: one of the two is enough. */
    add({ project, members }: Consortium, isWanted: (at: number) => boolean): void {
      const sorted = [...new Set(members)].sort((a, b) => a - b);
      for (const [place, one] of sorted.entries())
        for (const other of sorted.slice(place + 1)) {
          if (!isWanted(one) && !isWanted(other)) continue;
          const key = one * BASE + other;
          const known = pairs.get(key);
          if (known) known.projects.push(project);
          else pairs.set(key, { one, other, projects: [project] });
        }
    },
    pairs: (): Pair[] => [...pairs.values()],
  };
}

interface Met {
  partners: number;
  projects: Set<string>;
  regions: Set<string>;
}

/** What the pairs say of each member that is in one. */
export function joinedIn(pairs: readonly Pair[], regionOf: (at: number) => string): Joined[] {
  const met = new Map<number, Met>();
  const note = (at: number, partner: number, projects: readonly string[]) => {
    const known = met.get(at) ?? { partners: 0, projects: new Set<string>(), regions: new Set<string>() };
    met.set(at, known);
    known.partners += 1;
    for (const project of projects) known.projects.add(project);
    if (regionOf(partner) !== regionOf(at)) known.regions.add(regionOf(partner));
  };
  for (const { one, other, projects } of pairs) {
    note(one, other, projects);
    note(other, one, projects);
  }
  return [...met].map(([at, { partners, projects, regions }]) => {
    return { at, partners, projects: projects.size, regions: regions.size };
  });
}

/** The pairs of one member, and those of its partners among each other. */
export function pairsAround(pairs: readonly Pair[], at: number): Pair[] {
  const near = new Set([at]);
  for (const { one, other } of pairs) {
    if (one === at) near.add(other);
    if (other === at) near.add(one);
  }
  return pairs.filter(({ one, other }) => near.has(one) && near.has(other));
}

export interface Bounds {
  members: number;
  pairs: number;
}

interface Chosen {
  members: Joined[];
  pairs: Pair[];
}

/**
 * As much as one picture can tell: the members that come first in `ranked`, and their pairs, those with the most projects
 * first, each with who comes first as `one`. Whoever is left without a pair is left out.
 */
export function chooseDrawn(pairs: readonly Pair[], ranked: readonly Joined[], most: Bounds): Chosen {
  const first = new Set(ranked.slice(0, most.members).map(({ at }) => at));
  const rank = new Map(ranked.map(({ at }, place) => [at, place]));
  const rankOf = (at: number) => rank.get(at) ?? ranked.length;
  const drawn = pairs
    .filter(({ one, other }) => first.has(one) && first.has(other))
    .map((pair) => (rankOf(pair.one) <= rankOf(pair.other) ? pair : { ...pair, one: pair.other, other: pair.one }))
    .sort(
      (a, b) =>
        b.projects.length - a.projects.length || rankOf(a.one) - rankOf(b.one) || rankOf(a.other) - rankOf(b.other),
    )
    .slice(0, most.pairs);
  const isDrawn = new Set(drawn.flatMap(({ one, other }) => [one, other]));
  return { members: ranked.filter(({ at }) => isDrawn.has(at)), pairs: drawn };
}
