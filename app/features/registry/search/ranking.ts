import { isUnspaced } from "#db/search.server.ts";
import type { Candidate } from "./candidates.server.ts";
import { isKindWord, isLittleWord, meaningOf } from "./name-words.ts";

const NAMES_IN_REGISTRY = 65_000;
const LITTLE = 0.3;
const KIND = 1.5;
const UNKNOWN = 5;
const MOST_NOTABLE = 30;
/** What a word counts that names the city and not the institution. */
const PLACE = 0.6;

interface Wanted {
  /** The query, folded. */
  text: string;
  words: readonly string[];
  /** For each word, in how many names it begins a word. */
  counts: ReadonlyMap<string, number>;
  hintedCountry: string | null;
}

export interface Ranked extends Candidate {
  score: number;
}

/** The best name of each institution, best institution first. */
export function rankCandidates(wanted: Wanted, candidates: Iterable<Candidate>): Ranked[] {
  const likeness = createLikeness(wanted);
  const best = new Map<string, Ranked>();
  for (const candidate of candidates) {
    const score = scoreOf(wanted, candidate, likeness);
    const known = best.get(candidate.institutionId);
    if (!known || known.score < score) best.set(candidate.institutionId, { ...candidate, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.institutionId < b.institutionId ? -1 : 1));
}

const KIND_BONUS: Record<Candidate["kind"], number> = {
  display: 0.03,
  label: 0.025,
  alias: 0.01,
  acronym: 0,
  derived: 0,
};
/** A name that was asked for exactly stands above all that only resemble it, and a recorded one above a derived one. */
const EXACT = 2;
const EXACT_DERIVED = 1.6;

function scoreOf({ text, hintedCountry }: Wanted, candidate: Candidate, likeness: Likeness): number {
  const { folded, kind, country, notability } = candidate;
  const fame = Math.min(notability, MOST_NOTABLE) / 400;
  const bonus = KIND_BONUS[kind] + fame + (country === hintedCountry ? 0.12 : 0);
  if (folded === text) return (kind === "derived" ? EXACT_DERIVED : EXACT) + bonus;
  return likeness(candidate) + bonus + (folded.startsWith(text) ? 0.2 : 0);
}

/** From 0, nothing in common, to 1: how much of the query the name holds, and how much of the name was asked for. */
type Likeness = (candidate: Candidate) => number;

function createLikeness({ words, counts }: Wanted): Likeness {
  const weigh = memoise((word) => weightOf(word, counts));
  const asked = words.map((word, index) => ({
    word,
    weight: weigh(word),
    // The same words come back in name after name.
    hear: memoise((other) => resemblance(word, other, index === words.length - 1)),
  }));
  const weightAsked = asked.reduce((sum, { weight }) => sum + weight, 0);
  return ({ folded, place }) => {
    const nameWords = folded.split(" ");
    let found = 0;
    for (const { word, weight, hear } of asked) {
      const most = nameWords.reduce((best, other) => Math.max(best, hear(other)), 0);
      const isPlace = most < PLACE && place !== "" && place.split(" ").includes(word);
      found += weight * (isPlace ? PLACE : most);
    }
    let whole = 0;
    let covered = 0;
    for (const other of nameWords) {
      const weight = weigh(other);
      whole += weight;
      covered += weight * asked.reduce((best, { hear }) => Math.max(best, hear(other)), 0);
    }
    return Math.sqrt((found / weightAsked) * (covered / whole));
  };
}

function memoise(compute: (word: string) => number): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const value = known.get(word) ?? compute(word);
    known.set(word, value);
    return value;
  };
}

/** How much a word tells: the rarer in the registry, the more. */
function weightOf(word: string, counts: Wanted["counts"]): number {
  if (isLittleWord(word)) return LITTLE;
  if (isKindWord(word)) return KIND;
  const count = counts.get(word);
  return count === undefined ? UNKNOWN : Math.log(NAMES_IN_REGISTRY / (count + 1));
}

/** From 0 to 1: whether a typed word and a word of a name are the same, the same in meaning, or nearly spelt alike. */
function resemblance(typed: string, word: string, isUnfinished: boolean): number {
  if (typed === word) return 1;
  if (meaningOf(typed) === meaningOf(word)) return 0.95;
  if (word.startsWith(typed)) return (isUnfinished ? 0.85 : 0.5) + (0.15 * typed.length) / word.length;
  if (isUnspaced(typed) && word.includes(typed)) return 0.5 + (0.3 * typed.length) / word.length;
  if (word.length >= 4 && typed.startsWith(word)) return 0.4 + (0.4 * word.length) / typed.length;
  if (typed.length >= 5) return isOneEditAway(typed, word) ? 0.8 : 0;
  return typed.length >= 3 && typed.length === word.length && isOneSwapAway(typed, word) ? 0.8 : 0;
}

function isOneSwapAway(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether one letter put in, left out, changed, or swapped with its neighbour makes one word of the other. */
export function isOneEditAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  const isChanged = short.slice(start + 1) === long.slice(start + 1);
  const isSwapped =
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2);
  return isChanged || isSwapped;
}
