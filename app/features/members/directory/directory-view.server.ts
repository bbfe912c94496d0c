import { readMembershipNumber } from "../institution/membership-number.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { facetView } from "#app/ui/facet-view.ts";
import type { FilterPill } from "#app/ui/pills.tsx";
import { searchWith, searchWithout } from "#app/ui/search-params.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Locale } from "#db/locales.ts";
import {
  type DirectoryFilter,
  type DirectorySort,
  type Facet,
  FACETS,
  SORTS,
  unknownChoices,
  usualSort,
  VIEWS,
} from "./directory-filter.ts";
import { DIRECTORY_PAGE_SIZE, type DirectoryLine, type DirectoryPage } from "./directory-queries.server.ts";
import type { Reason } from "./directory-reasons.server.ts";
import { type FacetCounts, SHOWN_TOPICS } from "./directory-selection.ts";
import { facetLabel } from "./facet-label.server.ts";
import { memberView } from "../institution/member-view.server.ts";
import { categoryView } from "../institution/membership-view.server.ts";
import { writeSpot } from "../atlas/map-spot.ts";
import { type MembersPlace, placeInWords } from "./members-place.server.ts";
import type { DirectoryView, EntryView } from "./ui/directory-model.ts";

/** The facets most readers choose from; the others are folded until somebody opens them. */
const OPEN_AT_FIRST: ReadonlySet<Facet> = new Set(["region", "country", "theme"]);

function facetOf(facet: Facet, counts: FacetCounts, { chosen, unfolded }: DirectoryFilter, locale: Locale) {
  return facetView({
    ...{ facet, counts: counts[facet], chosen: chosen[facet] },
    label: translator(locale)(`members:directory.facet.${facet}`),
    isUnfolded: unfolded.includes(facet),
    isOpenAtFirst: OPEN_AT_FIRST.has(facet),
    labelOf: (value) => facetLabel(facet, value, locale),
  });
}

/** What narrows the network alone, taken out of an address. */
const NO_NETWORK = { around: null, year: null, initiative: null };

/** What the address says beside the choices and words of the form. */
function keptOf({ view, area, around, year, initiative, spot, compared }: DirectoryFilter) {
  return [
    ...(view === "rows" ? [] : [{ name: "view", value: view }]),
    ...(area === null ? [] : [{ name: "area", value: area }]),
    ...(around === null ? [] : [{ name: "around", value: around }]),
    ...(year === null ? [] : [{ name: "year", value: String(year) }]),
    ...(initiative === null ? [] : [{ name: "initiative", value: initiative }]),
    ...compared.map((value) => ({ name: "compare", value })),
    ...(spot === null ? [] : [{ name: "spot", value: writeSpot(spot) }]),
  ];
}

function spotPill({ spot }: DirectoryFilter, place: MembersPlace | null, search: string, locale: Locale): FilterPill[] {
  if (spot === null) return [];
  const label = place ? placeInWords(place, locale) : translator(locale)("members:directory.pill.spot");
  return [{ label, removeSearch: searchWith(search, { spot: null }) }];
}

/** What a filter narrows the directory to, each in words with the address that takes it away. */
export function filterPills(
  filter: DirectoryFilter,
  place: MembersPlace | null,
  search: string,
  locale: Locale,
): FilterPill[] {
  const { query, chosen } = filter;
  const t = translator(locale);
  const ofFacet = (facet: Facet) =>
    chosen[facet].map((value) => ({
      label: t(`members:directory.pill.${facet}`, { value: facetLabel(facet, value, locale) }),
      removeSearch: searchWithout(search, facet, value),
    }));
  const searched = query
    ? [{ label: t("common:quoted", { text: query }), removeSearch: searchWith(search, { q: null, sort: null }) }]
    : [];
  return [...searched, ...FACETS.flatMap(ofFacet), ...spotPill(filter, place, search, locale)];
}

function entryView(line: DirectoryLine, reasons: readonly Reason[], locale: Locale): EntryView {
  const t = translator(locale);
  const { foundedYear, category } = line;
  const labels = (codes: readonly string[], prefix: string) =>
    codes
      .slice(0, SHOWN_TOPICS)
      .map((code) => vocabularyLabel(`${prefix}.${code}`, locale))
      .join(" · ");
  return {
    ...memberView(line, locale),
    founded: foundedYear === null ? null : t("members:profile.founded_in", { year: String(foundedYear) }),
    category: categoryView(category, locale),
    themes: labels(line.themes, "theme"),
    offers: labels(line.offers, "cooperation"),
    seeks: labels(line.seeks, "cooperation"),
    why: reasons.map(({ by, text }) => t(`members:directory.why.${by}`, { text })),
  };
}

/** From the map of an area to those who are in it, and from those of one country or region to its map, which leads on to others. */
function placeIn(
  view: DirectoryFilter["view"],
  { view: current, area, chosen }: DirectoryFilter,
): Record<string, string | null> {
  if (view === "map") {
    if (current === "map") return {};
    const [country, ...otherCountries] = chosen.country;
    const [region, ...otherRegions] = chosen.region;
    if (country && otherCountries.length === 0) return { area: country, country: null };
    return region && otherRegions.length === 0 ? { area: region, region: null } : {};
  }
  if (current !== "map" || area === null) return {};
  return isCountryCode(area) ? { area: null, country: area } : { area: null, region: area };
}

function suggestionView(text: string | null, { query }: DirectoryFilter, search: string) {
  if (text === null || text.toLowerCase() === query.toLowerCase()) return null;
  return { text, to: `/directory${searchWith(search, { q: text })}` };
}

/** The one country that is chosen, or whose map is shown, printed. */
function printedView({ chosen, area, view }: DirectoryFilter, total: number, locale: Locale): DirectoryView["printed"] {
  const [country, ...others] = chosen.country.length > 0 || view !== "map" || area === null ? chosen.country : [area];
  const isOne = country !== undefined && others.length === 0 && isCountryCode(country);
  if (!isOne || total === 0) return null;
  const label = translator(locale)("members:directory.save.printed", {
    country: facetLabel("country", country, locale),
  });
  return { to: `/directory/${country}/members.pdf`, label };
}

/** What the directory is asked for and does not know, in words; null where it knows everything. */
export function unknownView(search: URLSearchParams, locale: Locale): string | null {
  const t = translator(locale);
  const values = unknownChoices(search).map(({ parameter, value }) => {
    return `${t(`members:directory.facet.${parameter}`)} ${t("common:quoted", { text: value })}`;
  });
  return values.length > 0 ? values.join(", ") : null;
}

/** What the directory page shows, in words. `search` is the query string of its address. */
export function directoryView(
  found: DirectoryPage,
  filter: DirectoryFilter,
  { search, locale }: { search: string; locale: Locale },
): DirectoryView {
  const t = translator(locale);
  const usual = usualSort(filter.query);
  const sorts = SORTS.filter((sort) => sort !== "relevance" || filter.query !== "");
  // The usual order is sent as none: a first word typed beside it is then answered by fit.
  const sent = (sort: DirectorySort) => (sort === usual ? "" : sort);
  return {
    query: filter.query,
    sort: sent(filter.sort),
    look: filter.view,
    looks: VIEWS.map((view) => ({
      label: t(`members:directory.view.${view}`),
      to: `/directory${searchWith(search, { view: view === "rows" ? null : view, ...NO_NETWORK, ...placeIn(view, filter) })}`,
      isCurrent: view === filter.view,
    })),
    sorts: sorts.map((value) => ({ value: sent(value), label: t(`members:directory.sort.${value}`) })),
    unfolded: filter.unfolded,
    compared: filter.compared,
    kept: keptOf(filter),
    pills: filterPills(filter, found.place, search, locale),
    clearSearch: searchWith("", { view: filter.view === "rows" ? null : filter.view }),
    facets: FACETS.map((facet) => facetOf(facet, found.counts, filter, locale)),
    entries: found.lines.map((line) => entryView(line, found.reasons.get(line.id) ?? [], locale)),
    page: found.page,
    pageSize: DIRECTORY_PAGE_SIZE,
    total: found.total,
    isGuess: found.isGuess && found.total > 0,
    isReading: found.isReading,
    saveSearch: searchWith(search, {
      view: null,
      area: null,
      ...NO_NETWORK,
      more: null,
      compare: null,
      ...placeIn("rows", filter),
    }),
    printed: printedView(filter, found.total, locale),
    unknown: unknownView(new URLSearchParams(search), locale),
    askedNumber: readMembershipNumber(filter.query),
    suggestion: suggestionView(found.suggestion, filter, search),
  };
}
