import type { Candidate } from "./candidates.server.ts";
import { isKindWord, isLittleWord, meaningOf } from "./name-words.ts";

const NAMES_IN_REGISTRY = 65_000;
const LITTLE = 0.3;
const KIND = 1.5;
const UNKNOWN = 5;
const MOST_NOTABLE = 30;

export interface Wanted {
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
  const weigh = createWeights(wanted.counts);
  const best = new Map<string, Ranked>();
  for (const candidate of candidates) {
    const score = scoreOf(wanted, candidate, weigh);
    const known = best.get(candidate.institutionId);
    if (!known || known.score < score) best.set(candidate.institutionId, { ...candidate, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.institutionId < b.institutionId ? -1 : 1));
}

/** How much a word tells: the rarer in the registry, the more. */
function createWeights(counts: Wanted["counts"]) {
  return (word: string): number => {
    if (isLittleWord(word)) return LITTLE;
    if (isKindWord(word)) return KIND;
    const count = counts.get(word);
    return count === undefined ? UNKNOWN : Math.log(NAMES_IN_REGISTRY / (count + 1));
  };
}

type Weigh = ReturnType<typeof createWeights>;

const KIND_BONUS: Record<Candidate["kind"], number> = { display: 0.03, label: 0.025, alias: 0.01, acronym: 0 };

function scoreOf(wanted: Wanted, candidate: Candidate, weigh: Weigh): number {
  const bonus =
    KIND_BONUS[candidate.kind] +
    (candidate.country === wanted.hintedCountry ? 0.12 : 0) +
    Math.min(candidate.notability, MOST_NOTABLE) / 400;
  if (candidate.folded === wanted.text) return 2 + bonus;
  const isStart = candidate.folded.startsWith(wanted.text);
  return likeness(wanted.words, candidate, weigh) + bonus + (isStart ? 0.2 : 0);
}

/** From 0, nothing in common, to 1: how much of the query the name holds, and how much of the name was asked for. */
function likeness(words: readonly string[], { folded, place }: Candidate, weigh: Weigh): number {
  const nameWords = folded.split(" ");
  const placeWords = place.split(" ");
  const heard = new Map<string, number>();
  let asked = 0;
  let found = 0;
  for (const [index, word] of words.entries()) {
    const weight = weigh(word);
    const isLast = index === words.length - 1;
    let most = 0;
    for (const nameWord of nameWords) {
      const share = resemblance(word, nameWord, isLast);
      if (share > (heard.get(nameWord) ?? 0)) heard.set(nameWord, share);
      most = Math.max(most, share);
    }
    if (most < 0.6 && placeWords.includes(word)) most = 0.6;
    asked += weight;
    found += weight * most;
  }
  const whole = nameWords.reduce((sum, word) => sum + weigh(word), 0);
  const covered = nameWords.reduce((sum, word) => sum + weigh(word) * (heard.get(word) ?? 0), 0);
  return Math.sqrt((found / asked) * (covered / whole));
}

/** From 0 to 1: whether a typed word and a word of a name are the same, the same in meaning, or nearly spelt alike. */
function resemblance(typed: string, word: string, isUnfinished: boolean): number {
  if (typed === word) return 1;
  if (meaningOf(typed) === meaningOf(word)) return 0.95;
  if (word.startsWith(typed)) return (isUnfinished ? 0.85 : 0.5) + (0.15 * typed.length) / word.length;
  if (word.length >= 4 && typed.startsWith(word)) return 0.4 + (0.4 * word.length) / typed.length;
  return typed.length >= 5 && isOneEditAway(typed, word) ? 0.8 : 0;
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
