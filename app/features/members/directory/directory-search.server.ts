import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { fold, matchesSearch, queryWords } from "#db/search.server.ts";
import { type DirectoryDetails, findIdentified, mayIdentify, type MemberDetails } from "./directory-details.server.ts";
import { type Asked, scoreMember, weightOf } from "./directory-ranking.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import { foldedWords, plainEndings } from "./folded-words.ts";
import { OTHERWISE, withoutAdjective } from "./near-words.ts";
import type { NearWord, WordIndex } from "./word-index.ts";

/** What a question found. */
export interface Hits {
  /** How well each member answers it, by its id. Null when nothing is asked, so that everybody answers. */
  scores: ReadonlyMap<string, number> | null;
  /** The words the members were found by: those that were typed, or those that were taken for meant. */
  words: readonly string[];
  /** Nobody has the words that were typed: these are members they come close to. */
  isGuess: boolean;
  /** What may have been meant, as the closest member writes it. */
  suggestion: string | null;
}

const NOBODY: Hits = { scores: new Map(), words: [], isGuess: false, suggestion: null };

/**
 * An identifier or a domain finds exactly its member; words find those that hold them all, and when nobody does, those
 * that come close. A query without a word in it, such as a dash, finds nothing; an empty one does not narrow.
 */
export async function findHits(db: Reader, details: () => Promise<DirectoryDetails>, query: string): Promise<Hits> {
  if (query === "") return { ...NOBODY, scores: null };
  const words = queryWords(query).map(plainEndings);
  if (words.length === 0) return NOBODY;
  const known = await details();
  const identified = mayIdentify(query) ? findIdentified(known.members, query) : null;
  if (identified) return { ...NOBODY, words, scores: new Map([...identified].map((id) => [id, 1])) };
  const held = findHolders(known, words, fold(query));
  const isTelling = words.some((word) => tells(word));
  const written = isTelling || held.size === 0 ? await findWritten(db, query) : [];
  for (const id of written) if (!held.has(id)) held.set(id, 0);
  const isAnybody = known.members.some(({ id }) => held.has(id));
  return isAnybody ? { ...NOBODY, scores: held, words } : (findNear(known, words) ?? NOBODY);
}

/** Words for the kind of body tell nobody apart, so that a name may lack them. */
const tells = (word: string) => !isKindWord(word) && !isLittleWord(word);

/** Whoever holds the words anywhere, also in its profile. */
async function findWritten(db: Reader, query: string): Promise<string[]> {
  const matches = matchesSearch("institutions", institutions.search, institutions.id, query);
  const rows = await db.select({ id: institutions.id }).from(institutions).where(matches);
  return rows.map(({ id }) => id);
}

function askFor({ index }: DirectoryDetails, words: readonly string[], typed: string): Asked {
  const weighed = words.map((word) => ({ word, weight: weightOf(word, index.size, countHaving(index, word)) }));
  return { text: words.join(" "), typed, words: weighed };
}

function countHaving(index: WordIndex, word: string): number {
  const [from, to] = index.beginningWith(word);
  let having = 0;
  for (let at = from; at < to; at++) having += index.documentsAt(at).length;
  return having;
}

/** Whoever has every telling word in its names or its place, with how well it answers. */
function findHolders(details: DirectoryDetails, words: readonly string[], typed: string): Map<string, number> {
  const { members, index, byAcronym } = details;
  const telling = words.filter(tells);
  const needed = [...new Set(telling.length > 0 ? telling : words)];
  const has = new Uint8Array(index.size);
  for (const [place, word] of needed.entries()) {
    const mark = (at: number) => has[at] === place && (has[at] = place + 1);
    for (const form of new Set([word, meaningOf(word), ...otherWordsForCity(word)])) {
      const [from, to] = index.beginningWith(form);
      for (let at = from; at < to; at++) index.documentsAt(at).forEach(mark);
    }
    byAcronym.get(word)?.forEach(mark);
  }
  const asked = askFor(details, words, typed);
  const held = new Map<string, number>();
  for (const [at, member] of members.entries())
    if (has[at] === needed.length) held.set(member.id, scoreMember(member, asked));
  return held;
}

const MISSING = 5;
/** So many words may be found nowhere: up to half of them. */
const mayMiss = (words: number) => Math.floor(words / 2);

/** What stands before the name of an institution in an affiliation. */
const PARTS = new Set(
  "department dept faculty chair laboratory lab centre center kafedra fakultet otdel laboratoriya".split(" "),
);

/** Whoever has words close to those that were typed, the closest only. Null for nobody. */
function findNear(details: DirectoryDetails, words: readonly string[]): Hits | null {
  const { index } = details;
  const named = words.filter((word) => !isLittleWord(word) && !PARTS.has(word));
  const asked = [...new Set(named)].map((word) => ({ word, near: wordsMeant(index, word) }));
  const isKind = ({ word, near }: Meant) => !tells(word) || near.some(({ at }) => isKindWord(index.words[at] ?? ""));
  const telling = asked.filter((one) => !isKind(one));
  const costs = costsOf(index, telling.length > 0 ? telling : asked);
  const best = costs.reduce((least, cost) => Math.min(least, cost), Infinity);
  if (best === Infinity) return null;
  const isGuess = best > 0 || asked.some(({ near }) => near.every(({ cost }) => cost > 0));
  return { ...rankNear(details, asked, (at) => costs[at] === best), isGuess };
}

/** How far each member is from what was asked for; infinitely where too many of the words are nowhere in it. */
function costsOf(index: WordIndex, needed: readonly Meant[]): Float32Array {
  const costs = new Float32Array(index.size).fill(needed.length > 0 ? 0 : Infinity);
  const missing = new Uint8Array(index.size);
  for (const { near } of needed) {
    const least = costOfEach(index, near);
    for (const [at, cost] of least.entries()) {
      if (cost === Infinity) missing[at] = (missing[at] ?? 0) + 1;
      costs[at] = (costs[at] ?? 0) + (cost === Infinity ? MISSING : cost);
    }
  }
  return costs.map((cost, at) => ((missing[at] ?? 0) > mayMiss(needed.length) ? Infinity : cost));
}

interface Meant {
  word: string;
  near: readonly NearWord[];
}

function rankNear(details: DirectoryDetails, asked: readonly Meant[], isClosest: (at: number) => boolean) {
  const { members, index } = details;
  const scores = new Map<string, number>();
  const meant = new Set<string>();
  let top = { score: -1, suggestion: "" };
  for (const [at, member] of members.entries()) {
    if (!isClosest(at)) continue;
    const found = asked.map(({ word, near }) => closestOf(index, near, at) ?? (tells(word) ? null : word));
    const words = found.flatMap((word) => word ?? []);
    const score = scoreMember(member, askFor(details, words, ""));
    scores.set(member.id, score);
    for (const word of words) meant.add(word);
    if (score > top.score) top = { score, suggestion: words.map((word) => asWritten(member, word)).join(" ") };
  }
  return { scores, words: [...meant], suggestion: top.suggestion || null };
}

/** A folded word as the member itself writes it. */
function asWritten({ names, cityNames }: MemberDetails, word: string): string {
  const written = [...names.map(({ value }) => value), ...cityNames].flatMap((name) => name.split(/[\s,;()«»“”"-]+/));
  return written.find((one) => foldedWords(one) === word) ?? word;
}

/** The words that a typed one begins, or else is close to. */
function wordsMeant(index: WordIndex, word: string): readonly NearWord[] {
  const [from, to] = index.beginningWith(word);
  const begun = Array.from({ length: to - from }, (_, place) => ({ at: from + place, cost: 0 }));
  const cities = withoutAdjective(word).flatMap((form) => [...otherWordsForCity(form)]);
  const called = cities.flatMap((city) => index.placeOf(city) ?? []).map((at) => ({ at, cost: OTHERWISE }));
  return [...begun, ...called, ...index.near(word)];
}

function costOfEach(index: WordIndex, near: readonly NearWord[]): Float32Array {
  const least = new Float32Array(index.size).fill(Infinity);
  for (const { at, cost } of near)
    for (const document of index.documentsAt(at)) least[document] = Math.min(least[document] ?? Infinity, cost);
  return least;
}

function closestOf(index: WordIndex, near: readonly NearWord[], document: number): string | undefined {
  let found: { word: string | undefined; cost: number } = { word: undefined, cost: Infinity };
  for (const { at, cost } of near)
    if (cost < found.cost && index.documentsAt(at).includes(document)) found = { word: index.words[at], cost };
  return found.word;
}
