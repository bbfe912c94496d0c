import type { FacetCodes } from "#app/platform/facet-codes.ts";
import type { CodeColumns } from "#app/platform/facet-columns.ts";
import { type BoardFacet, YEAR_FACETS, type YearFacet } from "../board/board-filters.ts";

export type YearCounts = Record<YearFacet, number>;

/** What a page of a year is narrowed to, as projects are filed: an initiative by its id. */
export interface Narrowed {
  initiative: string | null;
  theme: string | null;
}

/** What is counted of the projects of a year. */
export interface CountedYear {
  counts: YearCounts;
  /** The numbers of those that ran in it, in the order given. */
  ran: readonly number[];
  /** Members that lead one of them or are its confirmed partners, by their numbers. */
  members: ReadonlySet<number>;
  pairs: number;
  byTheme: ReadonlyMap<string, YearCounts>;
  /** By the ids of initiatives. */
  byInitiative: ReadonlyMap<string, YearCounts>;
}

interface Projects {
  codes: FacetCodes<BoardFacet>;
  columns: CodeColumns;
  /** The numbers of those that are counted. */
  order: readonly number[];
  /** The members in a project, by their numbers, each once. */
  membersOf(at: number): readonly number[];
}

/** More than a directory ever has members. */
const BASE = 2 ** 26;

const nothing = (): YearCounts => ({ year: 0, began: 0, ended: 0, due: 0, planned: 0 });

/** Reads of a project what it is in a year, what it is filed under, and whether it is asked for. */
function readerOf({ codes, columns }: Projects, year: number, narrowed: Narrowed) {
  const facetOf = new Map(YEAR_FACETS.flatMap((facet) => codeOf(codes, facet, String(year), facet)));
  const [theme, initiative] = [codes.bit.theme, codes.bit.initiative];
  const bits = codes.bitsOfCodes();
  const wanted = (["theme", "initiative"] as const).flatMap((facet) =>
    narrowed[facet] === null ? [] : [codes.knownCode(facet, narrowed[facet]) ?? -1],
  );
  return (at: number) => {
    const own = columns.codes.subarray(columns.codesFrom[at] ?? 0, columns.codesTo[at] ?? 0);
    const facets: YearFacet[] = [];
    const filed: number[] = [];
    for (const code of own) {
      const facet = facetOf.get(code);
      if (facet) facets.push(facet);
      else if (bits[code] === theme || bits[code] === initiative) filed.push(code);
    }
    return facets.length > 0 && wanted.every((code) => filed.includes(code)) ? { facets, filed } : null;
  };
}

function codeOf<Of>(codes: FacetCodes<BoardFacet>, facet: BoardFacet, value: string, of: Of): [number, Of][] {
  const code = codes.knownCode(facet, value);
  return code === null ? [] : [[code, of]];
}

/** Counts the projects of a year in one pass over all of them. */
export function countYear(projects: Projects, year: number, narrowed: Narrowed): CountedYear {
  const read = readerOf(projects, year, narrowed);
  const counts = nothing();
  const byCode = new Map<number, YearCounts>();
  const ran: number[] = [];
  const members = new Set<number>();
  const pairs = new Set<number>();
  for (const at of projects.order) {
    const found = read(at);
    if (!found) continue;
    const tallies = [counts, ...found.filed.map((code) => tallyOf(byCode, code))];
    for (const facet of found.facets) for (const tally of tallies) tally[facet] += 1;
    if (!found.facets.includes("year")) continue;
    ran.push(at);
    const inIt = projects.membersOf(at);
    for (const [place, one] of inIt.entries()) {
      members.add(one);
      for (let next = place + 1; next < inIt.length; next++) pairs.add(pairKey(one, inIt[next] ?? 0));
    }
  }
  const of = (facet: BoardFacet) =>
    new Map(
      projects.codes.valuesOf(facet).flatMap(({ value, code }) => {
        const tally = byCode.get(code);
        return tally ? [[value, tally] as const] : [];
      }),
    );
  return { counts, ran, members, pairs: pairs.size, byTheme: of("theme"), byInitiative: of("initiative") };
}

const pairKey = (one: number, other: number) => Math.min(one, other) * BASE + Math.max(one, other);

function tallyOf(byCode: Map<number, YearCounts>, code: number): YearCounts {
  const tally = byCode.get(code) ?? nothing();
  byCode.set(code, tally);
  return tally;
}
