import { and, sql } from "drizzle-orm";
import { setTimeout } from "node:timers/promises";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { fold, isUnspaced, matchesExpression, queryWords, wordsMatch } from "#db/search.server.ts";
import { type DirectoryDetails, findIdentified, mayIdentify } from "./directory-details.server.ts";
import type { DirectoryIndex, Found } from "./directory-index.server.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";
import { findHolders, tells } from "./find-holders.server.ts";
import { findNear } from "./find-near.server.ts";
import { plainEndings } from "./folded-words.ts";
import { takeScores } from "./scratch.ts";
import { onOtherKeyboard } from "./other-keyboard.ts";
import { wordsWritten } from "./written-words.server.ts";

/** What a question found. */
interface Hits extends Found {
  /** How well each member answers it, to be given back (`giveBack`). Null when nothing is asked, so that everybody answers. */
  scores: Scores | null;
}

/** The part of the directory's index that is searched. */
type Searched = Pick<DirectoryIndex, "columns" | "numberOf" | "details" | "areWordsAtHand">;

/**
 * An identifier or a domain finds exactly its member; words find those that hold them all, and when nobody does, those
 * that come close. A query without a word in it, such as a dash, finds nothing; an empty one does not narrow.
 */
export async function findHits(db: Reader, directory: Searched, query: string): Promise<Hits> {
  const known = { words: [], isGuess: false, isReading: false, suggestion: null };
  if (query === "") return { ...known, scores: null };
  return findAsked(db, directory, query, { ...known, scores: takeScores(directory.columns.size) });
}

/** @param none what was found so far: nobody, by no word */
async function findAsked(db: Reader, directory: Searched, query: string, none: Unfound): Promise<Hits> {
  const { scores } = none;
  const words = queryWords(query).map(plainEndings);
  if (words.length === 0) return none;
  if (!directory.areWordsAtHand() && !mayIdentify(query)) {
    // The database knows who holds the words, if not how well, while the members' words are still being read.
    const written = await findWritten(db, directory, query, words);
    if (written.length > 0) return { ...none, words, scores: marked(scores, written) };
  }
  const known = await inTime(directory.details());
  if (known === null) return { ...none, words, isReading: true };
  const identified = mayIdentify(query) ? findIdentified(known.byNumber.values(), query) : null;
  if (identified) {
    const numbers = [...identified].flatMap((id) => directory.numberOf(id) ?? []);
    return { ...none, words, scores: marked(scores, numbers) };
  }
  const holders = findHolders(known, words, fold(query), scores);
  const isTelling = words.some((word) => tells(word));
  const mayAdd = holders === 0 || (isTelling && holders <= MOST_WRITTEN);
  const written = mayAdd ? await findWritten(db, directory, query, words) : [];
  marked(scores, written);
  if (holders + written.length > 0) return { ...none, scores, words };
  return (await guess(db, directory, { known, query, words, scores })) ?? none;
}

type Unfound = Hits & { scores: Scores };

interface Unanswered {
  known: DirectoryDetails;
  query: string;
  words: readonly string[];
  scores: Scores;
}

/** What may have been meant where nobody holds the words. Each way of guessing scores somebody, or leaves the scores alone. */
async function guess(db: Reader, directory: Searched, { known, query, words, scores }: Unanswered) {
  return (
    findRetyped(known, query, scores) ??
    findNear(known, words, scores) ??
    (await findMisspelt(db, directory, words, scores)) ??
    (await findRetypedInProfiles(db, directory, query, scores)) ??
    findRetypedNear(known, query, scores)
  );
}

/** Whoever has all the words in its names that were typed on the keyboard of another script. */
function findRetyped(details: DirectoryDetails, query: string, scores: Scores): Hits | null {
  const meant = onOtherKeyboard(query);
  if (meant === null) return null;
  const words = queryWords(meant).map(plainEndings);
  if (!words.some(tells) || findHolders(details, words, fold(meant), scores) === 0) return null;
  return { scores, words, isGuess: true, isReading: false, suggestion: meant };
}

/** Whoever holds anywhere what was typed on the keyboard of another script. */
async function findRetypedInProfiles(
  db: Reader,
  directory: Searched,
  query: string,
  scores: Scores,
): Promise<Hits | null> {
  const meant = onOtherKeyboard(query);
  if (meant === null) return null;
  const words = queryWords(meant).map(plainEndings);
  const written = await findWritten(db, directory, meant, words);
  if (written.length === 0) return null;
  return { scores: marked(scores, written), words, isGuess: true, isReading: false, suggestion: meant };
}

/** Whoever has words close to those that were typed on the keyboard of another script, and with a slip. */
function findRetypedNear(details: DirectoryDetails, query: string, scores: Scores): Hits | null {
  const meant = onOtherKeyboard(query);
  const near = meant === null ? null : findNear(details, queryWords(meant).map(plainEndings), scores);
  return near && { ...near, isGuess: true };
}

/** Whoever holds what was meant in its profile, where it was misspelt and is in nobody's name. */
async function findMisspelt(
  db: Reader,
  directory: Searched,
  typed: readonly string[],
  scores: Scores,
): Promise<Hits | null> {
  const words = await wordsWritten(db, typed);
  const written = words === null ? [] : await findWritten(db, directory, words.join(" "), words);
  if (words === null || written.length === 0) return null;
  return { scores: marked(scores, written), words, isGuess: true, isReading: false, suggestion: null };
}

/** So long somebody waits while the words of all members are read, which happens after a start. */
const LONGEST_WAIT_MS = 1500;

async function inTime(details: Promise<DirectoryDetails>): Promise<DirectoryDetails | null> {
  const waited = new AbortController();
  try {
    return await Promise.race([details, setTimeout(LONGEST_WAIT_MS, null, { signal: waited.signal })]);
  } finally {
    waited.abort();
  }
}

/** Those that are not found otherwise are found, and nothing more. */
function marked(scores: Scores, numbers: readonly number[]): Scores {
  for (const at of numbers) scores[at] = Math.max(0, scores[at] ?? NOT_FOUND);
  return scores;
}

/** The beginning of a word stands in every other profile. */
const SHORTEST_WRITTEN = 3;
/** A word that more profiles have than this tells nothing of those whose name it is not in. */
const MOST_WRITTEN = 1000;

/** Whoever holds the words anywhere, also in its profile. */
async function findWritten(
  db: Reader,
  { numberOf }: Searched,
  query: string,
  words: readonly string[],
): Promise<readonly number[]> {
  const isLong = (word: string) => word.length >= SHORTEST_WRITTEN || isUnspaced(word);
  const typed = queryWords(query);
  const expression = wordsMatch(typed.filter(isLong));
  if (expression === undefined || !words.some(isLong)) return [];
  const short = typed.filter((word) => !isLong(word));
  const { id, search } = institutions;
  // The words of one or two letters are looked for among those found: the engine would go through every other profile.
  const hasShort = and(...short.map((word) => sql`' ' || ${search} like ${`% ${word}%`}`));
  const columns = { id, hasShort: sql<unknown>`${hasShort ?? sql`1 = 1`}` };
  const isFound = matchesExpression("institutions", search, expression, MOST_WRITTEN + 1);
  const rows = await db
    .select(columns)
    .from(institutions)
    .where(isFound)
    .limit(MOST_WRITTEN + 1);
  return rows.length > MOST_WRITTEN ? [] : rows.flatMap((row) => (row.hasShort ? (numberOf(row.id) ?? []) : []));
}
