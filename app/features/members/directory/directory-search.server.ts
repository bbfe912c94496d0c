import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { setTimeout } from "node:timers/promises";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { fold, isUnspaced, matchesExpression, queryWords, wordsMatch } from "#db/search.server.ts";
import { type DirectoryDetails, findIdentified, mayIdentify, type MemberDetails } from "./directory-details.server.ts";
import type { DirectoryIndex, Found } from "./directory-index.server.ts";
import { type Asked, askedFor, beginsWith, scoreMember, weightOf } from "./directory-ranking.ts";
import { NOT_FOUND, type Scores } from "./directory-entry.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import { foldedWords, plainEndings } from "./folded-words.ts";
import { OTHERWISE, withoutAdjective } from "./near-words.ts";
import { onOtherKeyboard } from "./other-keyboard.ts";
import type { NearWord, WordIndex } from "./word-index.ts";
import { wordsWritten } from "./written-words.server.ts";

/** What a question found. */
interface Hits extends Found {
  /** How well each member answers it. Null when nothing is asked, so that everybody answers. */
  scores: Scores | null;
}

/** The part of the directory's index that is searched. */
type Searched = Pick<DirectoryIndex, "columns" | "numberOf" | "details" | "areWordsAtHand">;

const nobody = ({ columns }: Searched): Scores => new Float64Array(columns.size).fill(NOT_FOUND);

/**
 * An identifier or a domain finds exactly its member; words find those that hold them all, and when nobody does, those
 * that come close. A query without a word in it, such as a dash, finds nothing; an empty one does not narrow.
 */
export async function findHits(db: Reader, directory: Searched, query: string): Promise<Hits> {
  const none: Hits = { scores: nobody(directory), words: [], isGuess: false, isReading: false, suggestion: null };
  if (query === "") return { ...none, scores: null };
  const words = queryWords(query).map(plainEndings);
  if (words.length === 0) return none;
  if (!directory.areWordsAtHand() && !mayIdentify(query)) {
    // The database knows who holds the words, if not how well, while the members' words are still being read.
    const written = await findWritten(db, directory, query, words);
    if (written.length > 0) return { ...none, words, scores: marked(nobody(directory), written) };
  }
  const known = await inTime(directory.details());
  if (known === null) return { ...none, words, isReading: true };
  const identified = mayIdentify(query) ? findIdentified(known.byNumber.values(), query) : null;
  if (identified) {
    const numbers = [...identified].flatMap((id) => directory.numberOf(id) ?? []);
    return { ...none, words, scores: marked(nobody(directory), numbers) };
  }
  const scores = nobody(directory);
  const holders = findHolders(known, words, fold(query), scores);
  const isTelling = words.some((word) => tells(word));
  const mayAdd = holders === 0 || (isTelling && holders <= MOST_WRITTEN);
  const written = mayAdd ? await findWritten(db, directory, query, words) : [];
  marked(scores, written);
  if (holders + written.length > 0) return { ...none, scores, words };
  return (await guess(db, directory, { known, query, words, scores })) ?? none;
}

interface Unanswered {
  known: DirectoryDetails;
  query: string;
  words: readonly string[];
  scores: Scores;
}

/** What may have been meant where nobody holds the words. */
async function guess(db: Reader, directory: Searched, { known, query, words, scores }: Unanswered) {
  const retyped = findRetyped(known, query, nobody(directory));
  return (
    retyped ??
    findNear(known, words, scores) ??
    (await findMisspelt(db, directory, words)) ??
    findRetypedInProfiles(db, directory, query)
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
async function findRetypedInProfiles(db: Reader, directory: Searched, query: string): Promise<Hits | null> {
  const meant = onOtherKeyboard(query);
  if (meant === null) return null;
  const words = queryWords(meant).map(plainEndings);
  const written = await findWritten(db, directory, meant, words);
  if (written.length === 0) return null;
  return { scores: marked(nobody(directory), written), words, isGuess: true, isReading: false, suggestion: meant };
}

/** Whoever holds what was meant in its profile, where it was misspelt and is in nobody's name. */
async function findMisspelt(db: Reader, directory: Searched, typed: readonly string[]): Promise<Hits | null> {
  const words = await wordsWritten(db, typed);
  const written = words === null ? [] : await findWritten(db, directory, words.join(" "), words);
  if (words === null || written.length === 0) return null;
  return { scores: marked(nobody(directory), written), words, isGuess: true, isReading: false, suggestion: null };
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

/** Words for the kind of body tell nobody apart, so that a name may lack them. */
const tells = (word: string) => !isKindWord(word) && !isLittleWord(word);

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
  if (words.every((word) => word.length < SHORTEST_WRITTEN && !isUnspaced(word))) return [];
  const expression = wordsMatch(queryWords(query));
  if (expression === undefined) return [];
  const { id, search } = institutions;
  const isFound = matchesExpression("institutions", search, expression, MOST_WRITTEN + 1);
  const found = db.select({ id }).from(institutions).where(isFound);
  const rows = await found.limit(MOST_WRITTEN + 1);
  return rows.length > MOST_WRITTEN ? [] : rows.flatMap((row) => numberOf(row.id) ?? []);
}

function askFor({ index }: DirectoryDetails, words: readonly string[], typed: string): Asked {
  const weighed = words.map((word) => [word, weightOf(word, index.size, countHaving(index, word))] as const);
  return askedFor(weighed, typed);
}

function countHaving(index: WordIndex, word: string): number {
  return index.beginningWith(word).reduce((having, { documents }) => having + documents.length, 0);
}

/** Of more than so many only those are compared whose name begins with what was asked for: nobody reads on to the others. */
const MOST_SCORED = 5000;

/** Scores whoever has every telling word in its names or its place; how many there are. */
function findHolders(details: DirectoryDetails, words: readonly string[], typed: string, scores: Scores): number {
  const { byNumber, index, byAcronym } = details;
  const telling = words.filter(tells);
  const needed = [...new Set(telling.length > 0 ? telling : words)];
  const has = new Uint8Array(scores.length);
  for (const [place, word] of needed.entries()) {
    const mark = (numbers: readonly number[]) => {
      for (const at of numbers) if (has[at] === place) has[at] = place + 1;
    };
    for (const form of new Set([word, meaningOf(word), ...otherWordsForCity(word)]))
      for (const { documents } of index.beginningWith(form)) mark(documents);
    mark(byAcronym.get(word) ?? []);
  }
  const asked = askFor(details, words, typed);
  let holders = 0;
  for (const held of has) if (held === needed.length) holders += 1;
  const isCommon = holders > MOST_SCORED;
  for (let at = 0; at < has.length; at++) {
    const member = has[at] === needed.length ? byNumber.get(at) : undefined;
    if (member) scores[at] = isCommon && !beginsWith(member, asked) ? 0 : scoreMember(member, asked);
  }
  return holders;
}

const MISSING = 5;
/** So many words may be found nowhere: up to half of them. */
const mayMiss = (words: number) => Math.floor(words / 2);

/** What stands before the name of an institution in an affiliation. */
const PARTS = new Set(
  "department dept faculty chair laboratory lab centre center kafedra fakultet otdel laboratoriya".split(" "),
);

/** Scores whoever has words close to those that were typed, the closest only. Null for nobody. */
function findNear(details: DirectoryDetails, words: readonly string[], scores: Scores): Hits | null {
  const { index } = details;
  const named = words.filter((word) => !isLittleWord(word) && !PARTS.has(word));
  const asked = [...new Set(named)].map((word) => meantBy(index, word, scores.length));
  const isKind = ({ word, near }: Meant) => !tells(word) || near.some((one) => isKindWord(one.word.text));
  const telling = asked.filter((one) => !isKind(one));
  const costs = costsOf(telling.length > 0 ? telling : asked);
  let best = Infinity;
  for (const cost of costs) if (cost < best) best = cost;
  if (best === Infinity) return null;
  const isGuess = best > 0 || asked.some(({ near }) => near.every(({ cost }) => cost > 0));
  const closest: number[] = [];
  for (let at = 0; at < costs.length; at++) if (costs[at] === best) closest.push(at);
  return { scores, ...rankNear(details, asked, closest, scores), isGuess, isReading: false };
}

/** How far each member is from what was asked for; infinitely where too many of the words are nowhere in it. */
function costsOf(needed: readonly Meant[]): Float32Array {
  const costs = new Float32Array(needed[0]?.costs.length ?? 0);
  const missing = new Uint8Array(costs.length);
  for (const { costs: own } of needed)
    for (let at = 0; at < costs.length; at++) {
      const isMissing = own[at] === Infinity;
      if (isMissing) missing[at] = (missing[at] ?? 0) + 1;
      costs[at] = (costs[at] ?? 0) + (isMissing ? MISSING : (own[at] ?? 0));
    }
  const most = mayMiss(needed.length);
  for (let at = 0; at < costs.length; at++) if ((missing[at] ?? 0) > most) costs[at] = Infinity;
  return costs;
}

/** A word that was typed, what may be meant by it, and which of that each member has at what cost. */
interface Meant {
  word: string;
  near: readonly NearWord[];
  costs: Float32Array;
  /** Places in `near`, by the members' numbers. */
  places: Uint32Array;
}

function meantBy(index: WordIndex, word: string, size: number): Meant {
  const near = wordsMeant(index, word);
  const costs = new Float32Array(size).fill(Infinity);
  const places = new Uint32Array(size);
  for (const [place, one] of near.entries())
    for (const at of one.word.documents)
      if (one.cost < (costs[at] ?? Infinity)) {
        costs[at] = one.cost;
        places[at] = place;
      }
  return { word, near, costs, places };
}

const closestOf = ({ near, costs, places }: Meant, at: number) =>
  costs[at] === Infinity ? undefined : near[places[at] ?? 0]?.word.text;

function rankNear(details: DirectoryDetails, asked: readonly Meant[], closest: readonly number[], scores: Scores) {
  const meant = new Set<string>();
  const askedWith = new Map<string, Asked>();
  let top = { score: -1, suggestion: "" };
  for (const at of closest) {
    const member = details.byNumber.get(at);
    if (!member) continue;
    const words = asked.flatMap((one) => closestOf(one, at) ?? (tells(one.word) ? [] : one.word));
    const text = words.join(" ");
    const question = askedWith.get(text) ?? askFor(details, words, "");
    askedWith.set(text, question);
    const score = scoreMember(member, question);
    scores[at] = score;
    for (const word of words) meant.add(word);
    if (score > top.score) top = { score, suggestion: words.map((word) => asWritten(member, word)).join(" ") };
  }
  return { words: [...meant], suggestion: top.suggestion || null };
}

/** A folded word as the member itself writes it. */
function asWritten({ names, cityNames }: MemberDetails, word: string): string {
  const written = [...names.map(({ value }) => value), ...cityNames].flatMap((name) => name.split(/[\s,;()«»“”"-]+/));
  return written.find((one) => foldedWords(one) === word) ?? word;
}

/** The words that a typed one begins, or else is close to. */
function wordsMeant(index: WordIndex, word: string): readonly NearWord[] {
  const begun = index.beginningWith(word).map((one) => ({ word: one, cost: 0 }));
  const cities = withoutAdjective(word).flatMap((form) => [...otherWordsForCity(form)]);
  const called = cities.flatMap((city) => index.wordOf(city) ?? []).map((one) => ({ word: one, cost: OTHERWISE }));
  return [...begun, ...called, ...index.near(word)];
}
