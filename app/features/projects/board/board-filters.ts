import { visibleLine } from "#app/platform/visible-text.ts";
import type { Choices } from "#app/platform/facet-selection.ts";
import { COUNTRIES } from "#db/countries.ts";
import { FUNDING_STATUSES, PROJECT_KINDS, TARGET_GROUPS } from "#db/vocabulary-forms.ts";
import { ISCED_NARROW, LANGUAGES, M49_SUBREGIONS, SDGS, THEMES, UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";
import { AS_VISITOR, isAsVisitor } from "../project/as-visitor.ts";
import { ON_BOARD } from "../project/project.ts";

export const BOARD_SORTS = ["deadline", "newest"] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** The same projects, shown in another way, and how many of them at once. */
export const BOARD_VIEWS = ["cards", "columns", "rows", "timeline", "map"] as const;
export type BoardLook = (typeof BOARD_VIEWS)[number];
export const BOARD_PAGE_SIZES: Readonly<Record<BoardLook, number>> = {
  cards: 20,
  columns: 20,
  rows: 50,
  timeline: 60,
  map: 20,
};

const HIGHEST_PAGE = 10_000;
const LONGEST_QUERY = 200;
const MOST_VALUES = 30;

/** What the board is filtered and counted by; also the names of the query parameters, each repeatable. */
/** What a project was or is to be in a year, see `yearsOfRun`; their values are years. */
export const YEAR_FACETS = ["year", "began", "ended", "due", "planned"] as const;
export type YearFacet = (typeof YEAR_FACETS)[number];

export const BOARD_FACETS = [
  "ours",
  "seeking",
  "status",
  "deadline",
  "theme",
  "kind",
  "region",
  "country",
  "initiative",
  "unesco",
  "field",
  "sdg",
  "language",
  "target",
  "funding",
  ...YEAR_FACETS,
] as const;
export type BoardFacet = (typeof BOARD_FACETS)[number];

/** All parameters of its address but what is typed. */
export const BOARD_PARAMETERS = [...BOARD_FACETS, "sort", "view", "area", "page", "more", AS_VISITOR.name];

export const isYearFacet = (facet: BoardFacet): facet is YearFacet => YEAR_FACETS.some((one) => one === facet);
const YEAR = /^[12]\d{3}$/;

/** It still takes partners. */
export const SEEKING = "1";

/** It looks for a partner that is asked for something the member of the person who reads offers. */
export const OURS = "1";

/** Within how many days the last one comes on which a project that takes partners is answered. */
export const DEADLINES = [14, 30, 90] as const;

export type BoardChoices = Choices<BoardFacet>;

/** The state of the board as its address holds it. */
export interface BoardFilters {
  query: string;
  /** Initiatives by their addresses, everything else by its codes. */
  chosen: BoardChoices;
  sort: BoardSort;
  view: BoardLook;
  page: number;
  /** Facets whose rarer values are shown too. */
  unfolded: readonly BoardFacet[];
}

/** The facets that say the same to everybody, with codes known beforehand: not the initiatives, nor the years. */
export const CODED_FACETS = BOARD_FACETS.filter(
  (facet): facet is Exclude<BoardFacet, "initiative" | "ours" | YearFacet> =>
    facet !== "initiative" && facet !== "ours" && !isYearFacet(facet),
);
export type CodedFacet = (typeof CODED_FACETS)[number];

/** The codes each of them takes. */
export const BOARD_CODES: Readonly<Record<CodedFacet, readonly string[]>> = {
  seeking: [SEEKING],
  status: ON_BOARD,
  deadline: DEADLINES.map(String),
  theme: THEMES,
  kind: PROJECT_KINDS,
  region: M49_SUBREGIONS,
  country: COUNTRIES.map(({ code }) => code),
  unesco: UNESCO_FIELDS,
  field: ISCED_NARROW,
  sdg: SDGS,
  language: LANGUAGES,
  target: TARGET_GROUPS,
  funding: FUNDING_STATUSES,
};

const SLUG = /^[a-z0-9-]{1,120}$/;

function mayBe(facet: BoardFacet, value: string): boolean {
  if (facet === "ours") return value === OURS;
  if (isYearFacet(facet)) return YEAR.test(value);
  return facet === "initiative" ? SLUG.test(value) : BOARD_CODES[facet].includes(value);
}

/** Who asks: what can be known of the values of facets that are not the same for everybody, or not always. */
interface Asking {
  /** The addresses of those that are published. */
  initiatives: ReadonlySet<string>;
  /** The person acts for a member that offers something. */
  isOffering: boolean;
}

/** Whether a value is one that projects can have for whoever asks. */
function isKnown(facet: BoardFacet, value: string, { initiatives, isOffering }: Asking): boolean {
  if (facet === "ours") return isOffering && mayBe(facet, value);
  return facet === "initiative" ? initiatives.has(value) : mayBe(facet, value);
}

/** What of some choices projects can have; the rest counts as not given. */
export function knownChoices(chosen: BoardChoices, asking: Asking): BoardChoices {
  return eachFacet((facet) => chosen[facet].filter((value) => isKnown(facet, value, asking)));
}

/** Something of each facet. */
export const eachFacet = <Of>(of: (facet: BoardFacet) => Of) =>
  Object.fromEntries(BOARD_FACETS.map((facet) => [facet, of(facet)])) as Record<BoardFacet, Of>;

/** Reads the filters of an address; what nothing can have counts as not given, so that an old link still opens. */
export function readBoardFilters(params: URLSearchParams): BoardFilters {
  const valuesOf = (facet: BoardFacet) =>
    [...new Set(params.getAll(facet))]
      .filter((value) => mayBe(facet, value))
      .sort()
      .slice(0, MOST_VALUES);
  const page = /^\d{1,5}$/.test(params.get("page") ?? "") ? Number(params.get("page")) : 1;
  return {
    query: (params.get("q") ?? "").normalize("NFC").slice(0, LONGEST_QUERY).trim(),
    chosen: eachFacet(valuesOf),
    sort: params.get("sort") === "newest" ? "newest" : "deadline",
    view: BOARD_VIEWS.find((view) => view === params.get("view")) ?? "cards",
    page: Math.min(Math.max(page, 1), HIGHEST_PAGE),
    unfolded: BOARD_FACETS.filter((facet) => params.getAll("more").includes(facet)),
  };
}

const MOST_UNKNOWN = 5;
const LONGEST_UNKNOWN = 40;

/** What an address narrows the board to that no project can have; the first few. */
export function unknownChoices(params: URLSearchParams, asking: Asking): { parameter: BoardFacet; value: string }[] {
  return BOARD_FACETS.flatMap((parameter) =>
    [...new Set(params.getAll(parameter))]
      .filter((value) => value !== "" && !isKnown(parameter, value, asking))
      .map((value) => ({ parameter, value: visibleLine(value).slice(0, LONGEST_UNKNOWN) })),
  ).slice(0, MOST_UNKNOWN);
}

/** What of an address narrows the board, written as the board itself writes it. */
function narrowingSearch({ query, chosen }: Pick<BoardFilters, "query" | "chosen">): string {
  const params = new URLSearchParams(query ? { q: query } : {});
  for (const facet of BOARD_FACETS) for (const value of chosen[facet]) params.append(facet, value);
  return params.toString();
}

/** The same with whether it shows what visitors see: the search as it is kept. */
export function savedSearch(filters: Pick<BoardFilters, "query" | "chosen">, search: string): string {
  const { name, value } = AS_VISITOR;
  const asVisitor = isAsVisitor(new URLSearchParams(search)) ? [`${name}=${value}`] : [];
  return [narrowingSearch(filters), ...asVisitor].filter(Boolean).join("&");
}
