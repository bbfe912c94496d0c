import { and, asc, count, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.server.ts";
import { registryNames } from "#db/schema/registry.ts";
import { anyMatch, matchesExpression, wordsMatch } from "#db/search.server.ts";
import type { Reader } from "#db/types.ts";
import type { SearchQuery } from "./search-query.server.ts";

const ENOUGH = 500;
const COUNTED = 1001;
const SHORTEST_STEM = 4;
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
  kind: "display" | "label" | "alias" | "acronym";
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
  db
    .select({ matches: count() })
    .from(registryNames)
    .where(matchesExpression("registry_names", registryNames.search, sql.placeholder("expression"), COUNTED)),
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

/** Names in which each word begins some word, at most 500. */
export function namesWithAllWords(db: Reader, query: SearchQuery): Promise<Candidate[]> {
  return namesMatching(db, wordsMatch(query.words), query);
}

/**
 * Names that hold what is telling in the text: all such words, all but one of them, or the rarest. Words that no name
 * begins with are shortened until one does, so that endings and slips of the pen do no harm.
 */
export async function namesWithTellingWords(db: Reader, query: SearchQuery): Promise<Candidate[]> {
  const stems = await findStems(db, query.telling);
  const rarestFirst = [...stems].sort((a, b) => a.matches - b.matches).map(({ stem }) => stem);
  const words = rarestFirst.slice(0, 6);
  const allButOne = words.map((left) => words.filter((word) => word !== left));
  const strict = words.length > 2 ? anyMatch(allButOne.map((some) => wordsMatch(some))) : wordsMatch(words);
  const rarest = wordsMatch(words.slice(0, 1));
  const second = words.length > 1 ? wordsMatch(words.slice(1, 2)) : undefined;
  const found = await Promise.all([strict, rarest, second].map((some) => namesMatching(db, some, query)));
  return found.flat();
}

interface Stem {
  stem: string;
  matches: number;
}

async function findStems(db: Reader, words: readonly string[]): Promise<Stem[]> {
  const stems = await Promise.all(words.map((word) => findStem(db, word)));
  return stems.filter((stem) => stem !== null);
}

async function findStem(db: Reader, word: string): Promise<Stem | null> {
  for (let stem = word; stem.length >= Math.min(SHORTEST_STEM, word.length); stem = stem.slice(0, -1)) {
    const matches = await countNames(db, stem);
    if (matches > 0) return { stem, matches };
  }
  return null;
}

/** In how many names some word begins with this one; from 1,001 on it is not counted further. */
export async function countNames(db: Reader, word: string): Promise<number> {
  const [found] = await counting(db, { expression: wordsMatch([word]) ?? "" });
  return found?.matches ?? 0;
}
