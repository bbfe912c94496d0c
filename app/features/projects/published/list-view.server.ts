import { languageName } from "#app/i18n/names.server.ts";
import { facetView } from "#app/ui/facet-view.ts";
import type { Reader } from "#db/index.server.ts";
import { RESULT_TYPES } from "#db/vocabulary-results.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";
import { initiativeTitles } from "../board/initiative-filter.server.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { findPublished } from "./find-published.server.ts";
import { RESULT_FACETS, type ResultFacet, type ResultFilters, RESULTS_PAGE_SIZE } from "./result-filters.ts";
import { resultCard } from "./result-page.server.ts";

const ORDER: Partial<Record<ResultFacet, readonly string[]>> = { theme: THEMES, type: RESULT_TYPES };

function labelIn({ t, locale }: Words, facet: ResultFacet, value: string): string {
  if (facet === "year") return value;
  if (facet === "language") return languageName(value, locale);
  return t(`vocabulary:${facet === "theme" ? "theme" : (`result_${facet}` as const)}.${value}`);
}

/** The initiative that the list is narrowed to; of an unknown one, of which there are no results, its address alone. */
async function initiativeNamed(db: Reader, { initiative: slug }: ResultFilters, { locale }: Words) {
  return slug === null ? null : { slug, title: (await initiativeTitles(db, locale)).get(slug) ?? null };
}

/** The list of results for one reader under some filters. */
export async function resultsView(
  db: Reader,
  audience: Audience,
  filters: ResultFilters,
  unfolded: readonly string[],
  words: Words,
) {
  const { rows, counts, total, page } = await findPublished(db, audience, filters, RESULTS_PAGE_SIZE);
  return {
    cards: rows.map((row) => resultCard(row, row.project, words)),
    total,
    page,
    query: filters.query,
    initiative: await initiativeNamed(db, filters, words),
    facets: RESULT_FACETS.map((facet) =>
      facetView({
        facet,
        label: words.t(`results:list.facet.${facet}`),
        counts: counts[facet],
        chosen: filters.chosen[facet],
        isUnfolded: unfolded.includes(facet),
        isOpenAtFirst: facet === "type",
        labelOf: (value) => labelIn(words, facet, value),
        order: ORDER[facet] ?? (facet === "year" ? [...counts.year.keys()].sort().reverse() : undefined),
      }),
    ),
  };
}
