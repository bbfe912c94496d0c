import type { FacetCodes } from "./facet-codes.ts";
import type { CodeColumns } from "./facet-columns.ts";
import { reusableColumn } from "./reusable-column.ts";

export type Choices<Facet extends string> = Readonly<Record<Facet, readonly string[]>>;
export type Counts<Facet extends string> = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** Things that are chosen from by their facets. */
export interface Faceted<Facet extends string> {
  codes: FacetCodes<Facet>;
  /** Numbers of things are below this. */
  size: number;
  columns: CodeColumns;
  /** A facet with one value, which those have that are marked in a column of its own. */
  flag?: { facet: Facet; value: string; isSet: Uint8Array };
}

export interface FacetSelection<Facet extends string> {
  /** The numbers of those found, in order. */
  found: Uint32Array;
  counts: Counts<Facet>;
}

/**
 * Those of some things that have one of the chosen values in every facet, and how many each value would give. A facet's own
 * choice does not lower its counts: they say what one more tick would add.
 * @param order the numbers of those to choose from; those that are found stay in their order
 * @param isAsked whether one of them counts at all
 */
export function selectByFacets<Facet extends string>(
  things: Faceted<Facet>,
  order: Uint32Array,
  chosen: Choices<Facet>,
  isAsked: (at: number) => boolean,
): FacetSelection<Facet> {
  const failedBy = facetsFailed(things, chosen);
  const tally = createTally(things);
  const isFound = marks(things.size, 0);
  let left = 0;
  for (let place = 0; place < order.length; place++) {
    const at = order[place] ?? 0;
    if (!isAsked(at)) continue;
    isFound[at] = 1;
    left += 1;
  }
  // By their numbers, so that what is read of each lies behind what was read of the one before.
  for (let at = 0; at < isFound.length; at++) {
    if (isFound[at] === 0) continue;
    const failed = failedBy(at);
    if (failed === 0) tally.countAll(at);
    else {
      isFound[at] = 0;
      left -= 1;
      if ((failed & (failed - 1)) === 0) tally.countOf(at, failed);
    }
  }
  const found = left === order.length ? order : onlyMarked(order, isFound, left);
  return { found, counts: tally.counts() };
}

const marks = reusableColumn((size) => new Uint8Array(size));

/** Those of an order that are marked; `filter` of a typed array takes ten times as long. */
function onlyMarked(order: Uint32Array, isMarked: Uint8Array, count: number): Uint32Array {
  const found = new Uint32Array(count);
  let next = 0;
  for (let place = 0; place < order.length; place++) {
    const at = order[place] ?? 0;
    if (isMarked[at] === 1) found[next++] = at;
  }
  return found;
}

/** Of which facets a thing, by its number, has none of the values that are chosen. */
export function facetsFailed<Facet extends string>(
  { codes: coded, columns, flag }: Faceted<Facet>,
  chosen: Choices<Facet>,
): (at: number) => number {
  const { codes, codesFrom, codesTo } = columns;
  const asked = coded.facets.reduce((bits, facet) => (chosen[facet].length > 0 ? bits | coded.bit[facet] : bits), 0);
  if (asked === 0) return () => 0;
  const fulfils = fulfilledBy(coded, chosen);
  const unflagged = flag ? asked & ~coded.bit[flag.facet] : asked;
  const isSet = flag?.isSet;
  return (at) => {
    let failed = isSet?.[at] === 1 ? unflagged : asked;
    const end = codesTo[at] ?? 0;
    for (let place = codesFrom[at] ?? 0; place < end; place++) failed &= ~(fulfils[codes[place] ?? 0] ?? 0);
    return failed;
  };
}

/** Which facet each value fulfils, of those that are chosen. */
function fulfilledBy<Facet extends string>(codes: FacetCodes<Facet>, chosen: Choices<Facet>): Uint32Array {
  const fulfils = new Uint32Array(codes.countOfCodes());
  for (const facet of codes.facets)
    for (const value of chosen[facet]) {
      const code = codes.knownCode(facet, value);
      if (code !== null) fulfils[code] = codes.bit[facet];
    }
  return fulfils;
}

function createTally<Facet extends string>({ codes: coded, columns, flag }: Faceted<Facet>) {
  const { codes, codesFrom, codesTo } = columns;
  const tally = new Uint32Array(coded.countOfCodes());
  const bits = coded.bitsOfCodes();
  const isSet = flag?.isSet;
  const flagBit = flag ? coded.bit[flag.facet] : 0;
  let flagged = 0;
  const counted = (facet: Facet): [string, number][] => {
    if (facet === flag?.facet) return flagged > 0 ? [[flag.value, flagged]] : [];
    return coded.valuesOf(facet).flatMap(({ value, code }) => (tally[code] ? [[value, tally[code]]] : []));
  };
  return {
    /** Counts all that a thing has. */
    countAll(at: number): void {
      const end = codesTo[at] ?? 0;
      for (let place = codesFrom[at] ?? 0; place < end; place++) {
        const code = codes[place] ?? 0;
        tally[code] = (tally[code] ?? 0) + 1;
      }
      if (isSet?.[at] === 1) flagged += 1;
    },
    /** Counts what a thing has of the one facet it fails. */
    countOf(at: number, failed: number): void {
      const end = codesTo[at] ?? 0;
      for (let place = codesFrom[at] ?? 0; place < end; place++) {
        const code = codes[place] ?? 0;
        if (bits[code] === failed) tally[code] = (tally[code] ?? 0) + 1;
      }
      if (isSet?.[at] === 1 && failed === flagBit) flagged += 1;
    },
    counts: () =>
      Object.fromEntries(
        coded.facets.map((facet) => [facet, new Map(counted(facet))] as const),
      ) as unknown as Counts<Facet>,
  };
}
