import {
  facetsFailed,
  type Counts,
  type Faceted,
  type FacetSelection,
  selectByFacets,
} from "#app/platform/facet-selection.ts";
import { reusableColumn } from "#app/platform/reusable-column.ts";
import { type Chosen, type DirectorySort, type Facet, WITH_OPEN_CALLS } from "./directory-filter.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { memberCodes } from "./facet-codes.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";

/** How many themes, offers and wishes of a member its line shows. */
export const SHOWN_TOPICS = 4;

export type FacetCounts = Counts<Facet>;
export type Selection = FacetSelection<Facet>;

const facetedMembers = (columns: DirectoryColumns): Faceted<Facet> => ({
  ...{ codes: memberCodes, size: columns.size, columns },
  flag: { facet: "calls", value: WITH_OPEN_CALLS, isSet: columns.leadsOpen },
});

/**
 * Those of some members that are chosen, and how many each value would give, see `selectByFacets`.
 * @param scores whom the search found; null when nothing is searched for
 */
export function selectMembersOf(
  columns: DirectoryColumns,
  order: Uint32Array,
  chosen: Chosen,
  scores: Scores | null,
): Selection {
  const isAsked = scores ? (at: number) => (scores[at] ?? NOT_FOUND) >= 0 : () => true;
  return selectByFacets(facetedMembers(columns), order, chosen, isAsked);
}

/** Whether a member, by its number, has one of the chosen values in every facet. */
export function choiceTest(columns: DirectoryColumns, chosen: Chosen): (at: number) => boolean {
  const failedBy = facetsFailed(facetedMembers(columns), chosen);
  return (at) => failedBy(at) === 0;
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
