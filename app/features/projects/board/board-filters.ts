import { COUNTRIES } from "#db/countries.ts";
import { PROJECT_KINDS } from "#db/vocabulary-forms.ts";
import { LANGUAGES, M49_SUBREGIONS, THEMES, UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";
import { ON_BOARD } from "../project/project.ts";

export const BOARD_SORTS = ["deadline", "newest"] as const;
type BoardSort = (typeof BOARD_SORTS)[number];

export const BOARD_PAGE_SIZE = 20;
const HIGHEST_PAGE = 1000;
const LONGEST_QUERY = 200;

/** The filters of the board that take one code each. */
export const BOARD_CHOICES = ["theme", "kind", "region", "country", "unesco", "language", "status"] as const;
export type BoardChoice = (typeof BOARD_CHOICES)[number];

/** The state of the board as its address holds it. Null and "" mean no filter. */
export interface BoardFilters extends Record<BoardChoice, string | null> {
  q: string;
  /** The address of an initiative that projects support. */
  initiative: string | null;
  isSeeking: boolean;
  sort: BoardSort;
  page: number;
}

/** The codes each of them takes. */
export const BOARD_CODES: Readonly<Record<BoardChoice, readonly string[]>> = {
  theme: THEMES,
  kind: PROJECT_KINDS,
  region: M49_SUBREGIONS,
  country: COUNTRIES.map(({ code }) => code),
  unesco: UNESCO_FIELDS,
  language: LANGUAGES,
  status: ON_BOARD,
};

function readChoice(params: URLSearchParams, name: BoardChoice): string | null {
  const value = params.get(name) ?? "";
  return BOARD_CODES[name].includes(value) ? value : null;
}

const SLUG = /^[a-z0-9-]{1,120}$/;

function readInitiative(params: URLSearchParams): string | null {
  const slug = params.get("initiative") ?? "";
  return SLUG.test(slug) ? slug : null;
}

/** Reads the filters of an address; what is unknown there counts as not given. */
export function readBoardFilters(params: URLSearchParams): BoardFilters {
  const choices = Object.fromEntries(BOARD_CHOICES.map((name) => [name, readChoice(params, name)]));
  const page = /^\d{1,4}$/.test(params.get("page") ?? "") ? Number(params.get("page")) : 1;
  return {
    ...(choices as Record<BoardChoice, string | null>),
    q: (params.get("q") ?? "").normalize("NFC").slice(0, LONGEST_QUERY).trim(),
    initiative: readInitiative(params),
    isSeeking: params.get("seeking") === "1",
    sort: params.get("sort") === "newest" ? "newest" : "deadline",
    page: Math.min(Math.max(page, 1), HIGHEST_PAGE),
  };
}
