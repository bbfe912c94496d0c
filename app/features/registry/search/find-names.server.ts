import type { Reader } from "#db/types.ts";
import { type Candidate, namesStartingWith, namesWithAllWords, namesWithTellingWords } from "./candidates.server.ts";
import { type Ranked, rankCandidates } from "./ranking.ts";
import { readQuery, type SearchQuery } from "./search-query.server.ts";
import { findSpelling, findSwapped, type Spelling } from "./spelling.server.ts";

const SHORTEST_QUERY = 2;

/**
 * The names that answer a query, the best of each institution, best institution first. Candidates come in steps, each
 * bounded: names that begin with the text; names that hold all its words; and when these are too few, names that hold
 * what is telling in it. All of them are then ranked together.
 * @param country ISO 3166-1 alpha-2, or null for all
 * @param wanted how many institutions are wanted
 */
export async function findNames(db: Reader, typed: string, country: string | null, wanted: number): Promise<Ranked[]> {
  const query = readQuery(typed, country);
  if (query.text.length < SHORTEST_QUERY) return [];
  const candidates = new Map<string, Candidate>();
  const add = (found: Candidate[]) => {
    for (const name of found) candidates.set(`${name.institutionId} ${name.position}`, name);
  };
  add(await namesStartingWith(db, query));
  add(await namesWithAllWords(db, query));
  const spellings = await spellingsOf(db, query);
  for (const respelt of await swappedQueries(db, query)) add(await namesWithAllWords(db, respelt));
  const institutions = new Set([...candidates.values()].map(({ institutionId }) => institutionId));
  if (institutions.size < wanted) add(await namesWithTellingWords(db, query, spellings));
  return rankCandidates(respelt(query, spellings), candidates.values()).slice(0, wanted);
}

const MOST_SWAPPED = 3;

async function swappedQueries(db: Reader, query: SearchQuery): Promise<SearchQuery[]> {
  const replace = (typed: string, word: string) => query.words.map((other) => (other === typed ? word : other));
  const found = await Promise.all(
    query.telling.map(async (typed) => (await findSwapped(db, typed)).map((word) => replace(typed, word))),
  );
  return found
    .flat()
    .slice(0, MOST_SWAPPED)
    .map((words) => ({ ...query, words, text: words.join(" ") }));
}

async function spellingsOf(db: Reader, { telling }: SearchQuery): Promise<Spelling[]> {
  const found = await Promise.all(telling.map((word) => findSpelling(db, word)));
  return found.filter((spelling) => spelling !== null);
}

/** The query as names spell it, with how rare each word is. */
function respelt({ text, words, hintedCountry }: SearchQuery, spellings: Spelling[]) {
  const whole = new Map(spellings.filter(({ isStem }) => !isStem).map(({ typed, word }) => [typed, word]));
  const counts = new Map(spellings.map(({ typed, names }) => [whole.get(typed) ?? typed, names]));
  return { text, words: words.map((word) => whole.get(word) ?? word), counts, hintedCountry };
}
