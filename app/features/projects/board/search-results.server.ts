import { and, desc, eq, inArray, like, or, type SQL, sql } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES, type Translations } from "#db/locales.ts";
import { projectResults } from "#db/schema/results.ts";
import { queryWords, searchText } from "#db/search.server.ts";
import { RESULT_TYPES, type ResultType } from "#db/vocabulary-results.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";

/** A published result that holds every word of a question. */
export interface HoldingResult {
  projectId: string;
  /** Its address within the project. */
  at: string;
  title: string;
  titleLanguage: string;
  titles: Translations;
}

/** So many results are looked at for a question, the newest first. */
const MOST_FOUND = 500;

/** What each kind is called in every language of the portal, as it is searched. */
const KIND_WORDS: ReadonlyMap<ResultType, string> = new Map(
  RESULT_TYPES.map((type) => [
    type,
    ` ${searchText(...LOCALES.map((locale) => translator(locale)(`vocabulary:result_type.${type}`)))}`,
  ]),
);

const kindsWith = (word: string): ResultType[] =>
  RESULT_TYPES.filter((type) => KIND_WORDS.get(type)?.includes(` ${word}`));

// Folded words hold letters and digits only: no sign of a pattern is among them.
function holds(word: string): SQL | undefined {
  const kinds = kindsWith(word);
  const inText = like(sql`(' ' || ${projectResults.search})`, `% ${word}%`);
  return kinds.length === 0 ? inText : or(inText, inArray(projectResults.type, kinds));
}

/**
 * The published results that this reader may read and that hold every word of a question, by their titles, descriptions
 * and kinds. Whether the reader sees their projects is asked elsewhere.
 */
export async function findInResults(
  db: Reader,
  audience: Audience,
  query: string,
  projectIds?: readonly string[],
): Promise<HoldingResult[]> {
  const words = queryWords(query);
  if (words.length === 0 || projectIds?.length === 0) return [];
  const { id, projectId, slug, title, titleLanguage, titles, state, visibility, publishedAt } = projectResults;
  const open = isInsider(audience) ? (["public", "members"] as const) : (["public"] as const);
  const rows = await db
    .select({ id, projectId, slug, title, titleLanguage, titles })
    .from(projectResults)
    .where(
      and(
        eq(state, "published"),
        inArray(visibility, open),
        projectIds && inArray(projectId, [...projectIds]),
        ...words.map(holds),
      ),
    )
    .orderBy(desc(publishedAt), desc(id))
    .limit(MOST_FOUND);
  return rows.map(({ id: own, slug: address, ...row }) => ({ ...row, at: address ?? own }));
}
