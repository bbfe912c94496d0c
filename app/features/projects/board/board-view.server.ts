import { isEntitled } from "#app/features/members/institution/rights.ts";
import { countryName, regionName } from "#app/i18n/names.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Counts } from "#app/platform/facet-selection.ts";
import { facetView } from "#app/ui/facet-view.ts";
import type { FilterPill } from "#app/ui/pills.tsx";
import { searchWith, searchWithout } from "#app/ui/search-params.ts";
import {
  BOARD_CODES,
  BOARD_FACETS,
  BOARD_SORTS,
  BOARD_VIEWS,
  savedSearch,
  type BoardFacet,
  type BoardFilters,
  type CodedFacet,
  isYearFacet,
  unknownChoices,
  YEAR_FACETS,
} from "./board-filters.ts";
import type { OwnWhyView } from "../matching/why-model.ts";
import type { HoldingResult } from "./search-results.server.ts";
import type { BoardRow } from "./select-cards.server.ts";
import { AS_VISITOR, isAsVisitor } from "../project/as-visitor.ts";
import type { BoardCardView } from "./board-model.ts";
import { presentProject } from "../project/present-project.server.ts";
import { versionFor } from "../project/text-versions.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";

const EXCERPT = 260;

export function boardCard(row: BoardRow, words: Words, why: OwnWhyView | null = null): BoardCardView {
  const { t, locale } = words;
  const isLeadActive = isEntitled(row.leadTerm, "show_projects", words.today);
  const { summary: original, textLanguage, summaries: translations } = row;
  const summary = versionFor(locale, { original, textLanguage, translations });
  return {
    ...presentProject({ ...row, row, isLeadActive }, words),
    kind: row.kind && t(`vocabulary:project_kind.${row.kind}`),
    excerpt: { text: excerptOf(summary.text, EXCERPT), lang: summary.lang },
    themes: row.themes.map((code) => t(`vocabulary:theme.${code}`)),
    countries: row.countries.map((code) => countryName(code, locale)),
    isForMembers: row.visibility !== "public",
    why,
  };
}

/** A card that says in which result its project was found, where it was found by nothing else. */
export function foundCard(row: BoardRow, words: Words, { why, result }: Found): BoardCardView {
  const card = boardCard(row, words, why);
  if (!result) return card;
  const { at, title, titleLanguage, titles } = result;
  const translated = titleLanguage === words.locale ? undefined : titles[words.locale];
  const shown = translated ? { text: translated, lang: words.locale } : { text: title, lang: titleLanguage };
  return { ...card, foundIn: { to: `/projects/${row.slug}/results/${at}`, title: shown } };
}

interface Found {
  why?: OwnWhyView;
  result?: HoldingResult;
}

/** What the published initiatives are called, by their addresses. */
type Titles = ReadonlyMap<string, string>;

/** A value of a facet in the reader's words. */
function valueLabel(facet: BoardFacet, value: string, titles: Titles, words: Words): string {
  const { t, locale } = words;
  if (isYearFacet(facet)) return value;
  switch (facet) {
    case "ours":
    case "seeking":
      return t(`projects:filter_value.${facet}`);
    case "deadline":
      return t("projects:filter_value.within", { count: Number(value) });
    case "initiative":
      return titles.get(value) ?? value;
    case "country":
      return countryName(value, locale);
    case "region":
      return regionName(value, locale);
    case "language":
      return languageLabel(value, words);
    case "status":
      return vocabularyLabel(`project_status.${value}.title`, locale);
    default:
      return vocabularyLabel(`${VOCABULARY[facet]}.${value}`, locale);
  }
}

const VOCABULARY = {
  theme: "theme",
  kind: "project_kind",
  unesco: "unesco_field",
  field: "isced",
  sdg: "sdg",
  target: "target_group",
  funding: "funding_status",
} as const;

/** The facets most readers choose from; the others are folded until somebody opens them. */
const OPEN_AT_FIRST: ReadonlySet<BoardFacet> = new Set(["ours", "seeking", "deadline", "theme", "kind"]);
/** Their values have an order of their own; those of the others come by how many projects have them. */
const IN_ORDER: readonly BoardFacet[] = ["status", "deadline"];

/** Years stand with the last of them first. */
function orderOf(facet: BoardFacet, counts: Counts<BoardFacet>): readonly string[] | undefined {
  if (isYearFacet(facet)) return [...counts[facet].keys()].sort().reverse();
  return IN_ORDER.includes(facet) ? BOARD_CODES[facet as CodedFacet] : undefined;
}

/** What a project was in a year is asked for from the page of that year; on the board most ask whether it ran. */
const ONLY_CHOSEN: ReadonlySet<BoardFacet> = new Set(YEAR_FACETS.filter((facet) => facet !== "year"));

function facetOf(facet: BoardFacet, counts: Counts<BoardFacet>, filters: BoardFilters, titles: Titles, words: Words) {
  return facetView({
    ...{ facet, counts: counts[facet], chosen: filters.chosen[facet] },
    label: words.t(`projects:filter.${facet}`),
    isUnfolded: filters.unfolded.includes(facet),
    isOpenAtFirst: OPEN_AT_FIRST.has(facet),
    labelOf: (value) => valueLabel(facet, value, titles, words),
    order: orderOf(facet, counts),
  });
}

/** These say by their values alone what they are. */
const PLAIN: ReadonlySet<BoardFacet> = new Set(["ours", "seeking", "theme", "kind", "region", "country", "initiative"]);

/** What the board is narrowed to, each in words with the address that takes it away. */
export function boardPills(
  { query, chosen }: Pick<BoardFilters, "query" | "chosen">,
  titles: Titles,
  search: string,
  words: Words,
): FilterPill[] {
  const { t } = words;
  const ofFacet = (facet: BoardFacet) =>
    chosen[facet].map((one) => {
      const value = valueLabel(facet, one, titles, words);
      const filter = t(`projects:filter.${facet}`);
      return {
        label: PLAIN.has(facet) ? value : t("projects:filter_value.named", { filter, value }),
        removeSearch: searchWithout(search, facet, one),
      };
    });
  const searched = query
    ? [{ label: t("common:quoted", { text: query }), removeSearch: searchWith(search, { q: null }) }]
    : [];
  return [...searched, ...BOARD_FACETS.flatMap(ofFacet)];
}

/** What the board is asked for and does not know, in words; null where it knows everything. */
export function unknownText({ search, titles, isOffering }: Omit<Asked, "filters">, { t }: Words): string | null {
  const asking = { initiatives: new Set(titles.keys()), isOffering };
  const values = unknownChoices(new URLSearchParams(search), asking).map(({ parameter, value }) => {
    if (parameter === "ours") return t("projects:filter_value.ours");
    return `${t(`projects:filter.${parameter}`)} ${t("common:quoted", { text: value })}`;
  });
  return values.length > 0 ? values.join(", ") : null;
}

interface Asked {
  filters: BoardFilters;
  titles: Titles;
  /** The person acts for a member that offers something. */
  isOffering: boolean;
  /** The query string of the page's address. */
  search: string;
}

/** What the forms of the filters keep of the address. */
function keptOf(view: BoardFilters["view"], search: string) {
  const params = new URLSearchParams(search);
  const area = view === "map" ? params.get("area") : null;
  const kept = (name: string, value: string | null) => (value ? [{ name, value }] : []);
  const asVisitor = isAsVisitor(params) ? [AS_VISITOR] : [];
  return [...kept("view", view === "cards" ? null : view), ...kept("area", area), ...asVisitor];
}

/** Search, filters and order of the board as its page shows them. */
export function boardFilterView(counts: Counts<BoardFacet>, asked: Asked, words: Words) {
  const { filters, titles, search } = asked;
  return {
    query: filters.query,
    // The usual order is sent as none.
    sort: filters.sort === "deadline" ? "" : filters.sort,
    sorts: BOARD_SORTS.map((sort) => ({
      value: sort === "deadline" ? "" : sort,
      label: words.t(`projects:sort.${sort}`),
    })),
    unfolded: filters.unfolded,
    look: filters.view,
    looks: BOARD_VIEWS.map((view) => ({
      label: words.t(`projects:view.${view}`),
      to: `/projects${searchWith(search, { area: null, view: view === "cards" ? null : view })}`,
      isCurrent: view === filters.view,
    })),
    kept: keptOf(filters.view, search),
    /** The query string under which the same projects are had in other forms. */
    feedSearch: searchWith(search, {
      view: null,
      area: null,
      more: null,
      sort: null,
      ours: null,
      [AS_VISITOR.name]: null,
    }),
    saveSearch: savedSearch(filters, search),
    clearSearch: searchWith("", { view: filters.view === "cards" ? null : filters.view }),
    facets: BOARD_FACETS.filter((facet) => !ONLY_CHOSEN.has(facet) || filters.chosen[facet].length > 0).map((facet) =>
      facetOf(facet, counts, filters, titles, words),
    ),
    pills: boardPills(filters, titles, search, words),
    unknown: unknownText(asked, words),
  };
}
