import { RESULT_LICENCES, RESULT_TYPES } from "#db/vocabulary-results.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";

export const RESULT_FACETS = ["type", "theme", "year", "licence", "language"] as const;
export type ResultFacet = (typeof RESULT_FACETS)[number];

export const RESULTS_PAGE_SIZE = 20;
const LONGEST_QUERY = 200;
const MOST_VALUES = 30;
const HIGHEST_PAGE = 10_000;

export interface ResultFilters {
  query: string;
  chosen: Record<ResultFacet, string[]>;
  /** The address of the initiative whose projects alone they come from; null for all. */
  initiative: string | null;
  page: number;
}

const YEAR = /^\d{4}$/;
const LANGUAGE = /^[a-z]{2,3}$/;
const isOneOf =
  (codes: readonly string[]) =>
  (value: string): boolean =>
    codes.includes(value);

const TAKEN: Record<ResultFacet, (value: string) => boolean> = {
  type: isOneOf(RESULT_TYPES),
  theme: isOneOf(THEMES),
  year: (value) => YEAR.test(value),
  licence: isOneOf(RESULT_LICENCES),
  language: (value) => LANGUAGE.test(value),
};

const eachResultFacet = <Value>(build: (facet: ResultFacet) => Value) =>
  Object.fromEntries(RESULT_FACETS.map((facet) => [facet, build(facet)])) as Record<ResultFacet, Value>;

/** What an address asks of the list of results; what no result can have is left out. */
export function readResultFilters(search: URLSearchParams): ResultFilters {
  const page = Number(search.get("page") ?? 1);
  return {
    query: (search.get("q") ?? "").slice(0, LONGEST_QUERY).normalize("NFC").trim(),
    chosen: eachResultFacet((facet) => [...new Set(search.getAll(facet))].filter(TAKEN[facet]).slice(0, MOST_VALUES)),
    initiative: (search.get("initiative") ?? "").slice(0, LONGEST_QUERY) || null,
    page: Number.isInteger(page) && page > 0 && page <= HIGHEST_PAGE ? page : 1,
  };
}

interface Filed {
  type: string;
  date: string;
  licence: string | null;
  languages: string[];
  themes: string[];
}

const VALUES: Record<ResultFacet, (result: Filed) => string[]> = {
  type: ({ type }) => [type],
  theme: ({ themes }) => themes,
  year: ({ date }) => (date ? [date.slice(0, 4)] : []),
  licence: ({ licence }) => (licence ? [licence] : []),
  language: ({ languages }) => languages,
};

/** Those that have a chosen value in each facet, and how many each value would leave. */
export function chooseResults<One extends Filed>(all: readonly One[], chosen: ResultFilters["chosen"]) {
  const fits = (one: One, facet: ResultFacet) =>
    chosen[facet].length === 0 || VALUES[facet](one).some((value) => chosen[facet].includes(value));
  const counts = eachResultFacet(() => new Map<string, number>());
  const found = all.filter((one) => {
    const failed = RESULT_FACETS.filter((facet) => !fits(one, facet));
    for (const facet of RESULT_FACETS)
      if (failed.every((name) => name === facet))
        for (const value of VALUES[facet](one)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    return failed.length === 0;
  });
  return { found, counts };
}
