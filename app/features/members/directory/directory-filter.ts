import { visibleLine } from "#app/platform/visible-text.ts";
import { COUNTRIES } from "#db/countries.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import {
  CONTROLS,
  INSTITUTION_TYPES,
  ISCED_NARROW,
  LANGUAGES,
  M49_SUBREGIONS,
  THEMES,
  UNESCO_LINKS,
} from "#db/vocabulary-taxonomies.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { readCompared, readSlugs } from "../profile/compared.ts";
import { type MapSpot, readSpot, writeSpot } from "../atlas/map-spot.ts";

/** What the directory is filtered and counted by; also the names of the query parameters, each repeatable. */
export const FACETS = [
  "region",
  "country",
  "theme",
  "offer",
  "seek",
  "calls",
  "field",
  "language",
  "unesco",
  "type",
  "control",
  "category",
] as const;
export type Facet = (typeof FACETS)[number];

/** All parameters of its address but what is typed. */
export const DIRECTORY_PARAMETERS = [
  ...FACETS,
  ...["spot", "sort", "view", "page", "area", "around", "year", "initiative", "compare", "more", "as"],
];

/** A member leads a project that anybody may read and that still takes partners. */
export const WITH_OPEN_CALLS = "open";

/** The same members, shown in another way. */
export const VIEWS = ["rows", "cards", "map", "network"] as const;
export type DirectoryLook = (typeof VIEWS)[number];

/** These show all members found at once, and no lines. */
const PICTURES: readonly DirectoryLook[] = ["map", "network"];
export const isPicture = (view: DirectoryLook): boolean => PICTURES.includes(view);

export const SORTS = ["relevance", "name", "newest", "confirmed"] as const;
export type DirectorySort = (typeof SORTS)[number];

export type Chosen = Readonly<Record<Facet, readonly string[]>>;

export interface DirectoryFilter {
  query: string;
  chosen: Chosen;
  /** Only members that stand in a circle of a map. */
  spot: MapSpot | null;
  sort: DirectorySort;
  view: DirectoryLook;
  /** The part of the world the map shows: an M49 sub-region or a country; null for all of it. */
  area: string | null;
  /** The member whose partners alone the network shows, by its address; null for all. */
  around: string | null;
  /** The year the network is shown in; null for all. */
  year: number | null;
  /** The initiative whose projects alone the network is made of, by its address; null for all. */
  initiative: string | null;
  /** Members chosen to be compared, by their addresses. */
  compared: readonly string[];
  /** Facets whose rarer values are shown too. */
  unfolded: readonly Facet[];
}

export const LONGEST_QUERY = 200;
export const MOST_VALUES = 30;

/** The codes a facet may be narrowed to. */
export const FACET_CODES: Readonly<Record<Facet, readonly string[]>> = {
  region: M49_SUBREGIONS,
  country: COUNTRIES.map(({ code }) => code),
  theme: THEMES,
  offer: COOPERATION_OFFERS,
  seek: COOPERATION_OFFERS,
  calls: [WITH_OPEN_CALLS],
  field: ISCED_NARROW,
  language: LANGUAGES,
  unesco: UNESCO_LINKS,
  type: INSTITUTION_TYPES,
  control: CONTROLS,
  category: MEMBERSHIP_CATEGORIES,
};

/** The order nobody has to choose. */
export const usualSort = (query: string): DirectorySort => (query ? "relevance" : "name");

/** Reads the directory's address. What it does not know it leaves out, so that an old link still opens. */
export function parseDirectoryFilter(search: URLSearchParams): DirectoryFilter {
  const query = (search.get("q") ?? "").slice(0, LONGEST_QUERY).replace(/\s+/gu, " ").trim();
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(search, facet)])) as unknown as Chosen;
  const wanted = SORTS.find((sort) => sort === search.get("sort")) ?? usualSort(query);
  const sort = wanted === "relevance" && !query ? "name" : wanted;
  const view = VIEWS.find((one) => one === search.get("view")) ?? "rows";
  const unfolded = FACETS.filter((facet) => search.getAll("more").includes(facet));
  const compared = readCompared(search.getAll("compare"));
  return {
    query,
    chosen,
    compared,
    spot: readSpot(search.get("spot") ?? ""),
    sort,
    view,
    area: areaOf(search),
    ...(view === "network" ? networkOf(search) : { around: null, year: null, initiative: null }),
    unfolded,
  };
}

/** What of a filter narrows the members, as the address of the directory holds it; without order and look. */
export function narrowingSearch({ query, chosen, spot }: Pick<DirectoryFilter, "query" | "chosen" | "spot">): string {
  const search = new URLSearchParams(query ? { q: query } : {});
  for (const facet of FACETS) for (const value of chosen[facet]) search.append(facet, value);
  if (spot) search.set("spot", writeSpot(spot));
  return search.toString();
}

const MOST_UNKNOWN = 5;
const LONGEST_UNKNOWN = 40;

/** What the address narrows the directory to that no member can have; the first few. */
export function unknownChoices(search: URLSearchParams): { parameter: Facet; value: string }[] {
  return FACETS.flatMap((parameter) =>
    [...new Set(search.getAll(parameter))]
      .filter((value) => value !== "" && !FACET_CODES[parameter].includes(value))
      .map((value) => ({ parameter, value: visibleLine(value).slice(0, LONGEST_UNKNOWN) })),
  ).slice(0, MOST_UNKNOWN);
}

/** What the network alone is narrowed to. */
function networkOf(search: URLSearchParams): Pick<DirectoryFilter, "around" | "year" | "initiative"> {
  const slugOf = (name: string) => readSlugs(search.getAll(name))[0] ?? null;
  const year = search.get("year") ?? "";
  return {
    around: slugOf("around"),
    year: /^[12]\d{3}$/.test(year) ? Number(year) : null,
    initiative: slugOf("initiative"),
  };
}

function areaOf(search: URLSearchParams): string | null {
  const area = search.get("area") ?? "";
  return FACET_CODES.region.includes(area) || FACET_CODES.country.includes(area) ? area : null;
}

function valuesOf(search: URLSearchParams, facet: Facet): string[] {
  const known = FACET_CODES[facet];
  return [...new Set(search.getAll(facet))]
    .filter((value) => known.includes(value))
    .sort()
    .slice(0, MOST_VALUES);
}
