import { type Chosen, type DirectorySort, type Facet, FACETS, WITH_OPEN_CALLS } from "./directory-filter.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { bitsOfCodes, countOfCodes, FACET_BIT, knownCode, valuesOf } from "./facet-codes.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";
import { reusableColumn } from "./scratch.ts";

/** How many themes, offers and wishes of a member its line shows. */
export const SHOWN_TOPICS = 4;

export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

export interface Selection {
  /** The numbers of the members, in order. */
  found: Uint32Array;
  counts: FacetCounts;
}

/**
 * Those of some members that have one of the chosen values in every facet, and how many each value would give. A facet's
 * own choice does not lower its counts: they say what one more tick would add.
 * @param order the numbers of the members to choose from; those that are found stay in their order
 * @param scores whom the search found; null when nothing is searched for
 */
export function selectMembersOf(
  columns: DirectoryColumns,
  order: Uint32Array,
  chosen: Chosen,
  scores: Scores | null,
): Selection {
  const failedBy = facetsFailed(columns, chosen);
  const tally = createTally(columns);
  const isAsked = marks(columns.size, 0);
  let left = 0;
  for (let place = 0; place < order.length; place++) {
    const at = order[place] ?? 0;
    if (scores && (scores[at] ?? NOT_FOUND) < 0) continue;
    isAsked[at] = 1;
    left += 1;
  }
  // By their numbers, so that what is read of each lies behind what was read of the one before.
  for (let at = 0; at < isAsked.length; at++) {
    if (isAsked[at] === 0) continue;
    const failed = failedBy(at);
    if (failed === 0) tally.countAll(at);
    else {
      isAsked[at] = 0;
      left -= 1;
      if ((failed & (failed - 1)) === 0) tally.countOf(at, failed);
    }
  }
  const found = left === order.length ? order : onlyAsked(order, isAsked, left);
  return { found, counts: tally.counts() };
}

const marks = reusableColumn((size) => new Uint8Array(size));

/** Those of an order that are marked; `filter` of a typed array takes ten times as long. */
function onlyAsked(order: Uint32Array, isAsked: Uint8Array, count: number): Uint32Array {
  const found = new Uint32Array(count);
  let next = 0;
  for (let place = 0; place < order.length; place++) {
    const at = order[place] ?? 0;
    if (isAsked[at] === 1) found[next++] = at;
  }
  return found;
}

/** Whether a member, by its number, has one of the chosen values in every facet. */
export function choiceTest(columns: DirectoryColumns, chosen: Chosen): (at: number) => boolean {
  const failedBy = facetsFailed(columns, chosen);
  return (at) => failedBy(at) === 0;
}

/** Of which facets an entry has none of the values that are chosen. */
function facetsFailed(columns: DirectoryColumns, chosen: Chosen): (at: number) => number {
  const { codes, codesFrom, codesTo, leadsOpen } = columns;
  const asked = FACETS.reduce((bits, facet) => (chosen[facet].length > 0 ? bits | FACET_BIT[facet] : bits), 0);
  if (asked === 0) return () => 0;
  const fulfils = fulfilledBy(chosen);
  return (at) => {
    let failed = leadsOpen[at] === 1 ? asked & ~FACET_BIT.calls : asked;
    const end = codesTo[at] ?? 0;
    for (let place = codesFrom[at] ?? 0; place < end; place++) failed &= ~(fulfils[codes[place] ?? 0] ?? 0);
    return failed;
  };
}

/** Which facet each value fulfils, of those that are chosen. */
function fulfilledBy(chosen: Chosen): Uint32Array {
  const fulfils = new Uint32Array(countOfCodes());
  for (const facet of FACETS)
    for (const value of chosen[facet]) {
      const code = knownCode(facet, value);
      if (code !== null) fulfils[code] = FACET_BIT[facet];
    }
  return fulfils;
}

function createTally({ codes, codesFrom, codesTo, leadsOpen }: DirectoryColumns) {
  const tally = new Uint32Array(countOfCodes());
  const bits = bitsOfCodes();
  let calls = 0;
  const counted = (facet: Facet): [string, number][] => {
    if (facet === "calls") return calls > 0 ? [[WITH_OPEN_CALLS, calls]] : [];
    return valuesOf(facet).flatMap(({ value, code }) => (tally[code] ? [[value, tally[code]]] : []));
  };
  return {
    /** Counts all that a member has. */
    countAll(at: number): void {
      const end = codesTo[at] ?? 0;
      for (let place = codesFrom[at] ?? 0; place < end; place++) {
        const code = codes[place] ?? 0;
        tally[code] = (tally[code] ?? 0) + 1;
      }
      if (leadsOpen[at] === 1) calls += 1;
    },
    /** Counts what a member has of the one facet it fails. */
    countOf(at: number, failed: number): void {
      const end = codesTo[at] ?? 0;
      for (let place = codesFrom[at] ?? 0; place < end; place++) {
        const code = codes[place] ?? 0;
        if (bits[code] === failed) tally[code] = (tally[code] ?? 0) + 1;
      }
      if (leadsOpen[at] === 1 && failed === FACET_BIT.calls) calls += 1;
    },
    counts: () =>
      Object.fromEntries(FACETS.map((facet) => [facet, new Map(counted(facet))] as const)) as unknown as FacetCounts,
  };
}

/**
 * Puts members, who arrive in the order of their names, into another order. Equal ones keep the order of names.
 * @param scores how well each answers what was searched for
 */
export function sortMembers(
  { startsOn, confirmedAt }: DirectoryColumns,
  found: Uint32Array,
  sort: DirectorySort,
  scores: Scores | null,
): Uint32Array {
  switch (sort) {
    case "name":
      return found;
    case "newest":
      return byGreatest(found, startsOn);
    case "confirmed":
      return byGreatest(found, confirmedAt);
    case "relevance":
      return scores ? byScore(found, scores) : found;
  }
}

/** Scores that differ by less than a millionth are alike. */
const SCORE_STEPS = 1_000_000;

/** The best first; those that were not compared, who are many, come after them as they stand. */
function byScore(found: Uint32Array, scores: Scores): Uint32Array {
  const isCompared = (at: number) => (scores[at] ?? 0) > 0;
  const sorted = byGreatest(found.filter(isCompared), scores, SCORE_STEPS);
  const ordered = new Uint32Array(found.length);
  ordered.set(sorted);
  let next = sorted.length;
  for (let place = 0; place < found.length; place++) {
    const at = found[place] ?? 0;
    if (!isCompared(at)) ordered[next++] = at;
  }
  return ordered;
}

/** The greatest first. What is compared and the place stand in one number, which is sorted without asking for each two. */
function byGreatest(found: Uint32Array, column: Scores | Uint32Array, steps = 1): Uint32Array {
  const room = 2 ** Math.ceil(Math.log2(found.length + 1));
  const keys = sortKeys(found.length, 0);
  for (let place = 0; place < found.length; place++)
    keys[place] = Math.round((column[found[place] ?? 0] ?? 0) * steps) * room + (room - 1 - place);
  keys.sort();
  const sorted = new Uint32Array(found.length);
  for (let place = 0; place < sorted.length; place++)
    sorted[place] = found[room - 1 - ((keys[sorted.length - 1 - place] ?? 0) % room)] ?? 0;
  return sorted;
}

const sortKeys = reusableColumn((size) => new Float64Array(size));
