import { and, asc, count, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.server.ts";
import { registryNames } from "#db/schema/registry.ts";
import { anyMatch, matchesExpression, matchesUpTo, wholeWord, wordsMatch } from "#db/search.server.ts";
import type { Reader } from "#db/types.ts";
import { isLittleWord } from "./name-words.ts";
import type { SearchQuery } from "./search-query.server.ts";

const ENOUGH = 500;
const COUNTED = 1001;
const MOST_COMBINED = 6;
const MOST_ALONE = 3;
const LAST_CHARACTER = "\u{10FFFF}";

const columns = {
  institutionId: registryNames.institutionId,
  position: registryNames.position,
  kind: registryNames.kind,
  folded: registryNames.folded,
  place: registryNames.place,
  country: registryNames.country,
  notability: registryNames.notability,
};

/** A name that may be the one meant. */
export interface Candidate {
  institutionId: string;
  position: number;
  kind: "display" | "label" | "alias" | "acronym" | "derived";
  folded: string;
  place: string;
  country: string;
  notability: number;
}

const selectNames = (db: Reader, where: SQL | undefined) => db.select(columns).from(registryNames).where(where);

const between = () =>
  and(gte(registryNames.folded, sql.placeholder("from")), lt(registryNames.folded, sql.placeholder("to")));
const inCountry = () => eq(registryNames.country, sql.placeholder("country"));

const startingAnywhere = prepared<{ from: string; to: string }, Candidate[]>("registry_starting", (db) =>
  selectNames(db, between()).orderBy(asc(registryNames.folded)).limit(ENOUGH),
);
const startingInCountry = prepared<{ from: string; to: string; country: string }, Candidate[]>(
  "registry_starting_in_country",
  (db) => selectNames(db, and(inCountry(), between())).orderBy(asc(registryNames.folded)).limit(ENOUGH),
);
const matching = prepared<{ expression: string }, Candidate[]>("registry_matching", (db) =>
  selectNames(
    db,
    matchesExpression("registry_names", registryNames.search, sql.placeholder("expression"), ENOUGH),
  ).limit(ENOUGH),
);
const counting = prepared<{ expression: string }, { matches: number }[]>("registry_counting", (db) =>
  db.select({ matches: count() }).from(matchesUpTo("registry_names", sql.placeholder("expression"), COUNTED)),
);

/** The word in a name's search text that stands for its country; no name holds such a word. */
export const countryWord = (code: string) => `0${code.toLowerCase()}`;

/** Names that begin with the text, at most 500, in alphabetical order; the whole name itself comes first. */
export function namesStartingWith(db: Reader, { text, country }: SearchQuery): Promise<Candidate[]> {
  const range = { from: text, to: text + LAST_CHARACTER };
  return country === null ? startingAnywhere(db, range) : startingInCountry(db, { ...range, country });
}

async function namesMatching(db: Reader, expression: string | undefined, { country }: SearchQuery) {
  if (expression === undefined) return [];
  const inside = country === null ? expression : wordsMatch([countryWord(country)], expression);
  return matching(db, { expression: inside ?? expression });
}

/** Names in which each word begins some word, at most 500. Articles and single letters are not asked for. */
export function namesWithAllWords(db: Reader, query: SearchQuery): Promise<Candidate[]> {
  const asked = query.words.filter((word) => word.length > 1 && !isLittleWord(word));
  return namesMatching(db, wordsMatch(asked.length > 0 ? asked : query.words), query);
}

/** A word as it is spelt in names. */
export interface NameWord {
  word: string;
  /** In how many names some word begins with it, up to 1,001. */
  names: number;
}

/**
 * Names that hold what is telling in the text: all such words, all but one of them, or one of the rarest. Words that a
 * thousand names have find nothing by themselves.
 */
export async function namesWithTellingWords(
  db: Reader,
  query: SearchQuery,
  telling: readonly NameWord[],
): Promise<Candidate[]> {
  const rarestFirst = [...telling].sort((a, b) => a.names - b.names).slice(0, MOST_COMBINED);
  const words = rarestFirst.map(({ word }) => word);
  const allButOne = words.map((left) => wordsMatch(words.filter((word) => word !== left)));
  const combined = words.length > 2 ? anyMatch(allButOne) : wordsMatch(words);
  const rare = rarestFirst.filter(({ names }, index) => index === 0 || names < COUNTED).slice(0, MOST_ALONE);
  const alone = rare.map(({ word }) => wordsMatch([word]));
  const found = await Promise.all([combined, ...alone].map((expression) => namesMatching(db, expression, query)));
  return found.flat();
}

/** In how many names some word begins with this one; from 1,001 on it is not counted further. */
export async function countNames(db: Reader, word: string): Promise<number> {
  const [found] = await counting(db, { expression: wordsMatch([word]) ?? "" });
  return found?.matches ?? 0;
}

/** Whether some name holds this very word. */
export async function isNameWord(db: Reader, word: string): Promise<boolean> {
  const [found] = await counting(db, { expression: wholeWord(word) });
  return (found?.matches ?? 0) > 0;
}
