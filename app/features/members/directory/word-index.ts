import { isUnspaced } from "#db/search.server.ts";
import {
  lettersApart,
  lettersOf,
  OTHERWISE,
  slipsBetween,
  slipsForgiven,
  soundOf,
  withoutAdjective,
} from "./near-words.ts";

/** A word that members have, by its place in the index, and how far it is from the one that was typed. */
export interface NearWord {
  at: number;
  cost: number;
}

const SHORTEST_STEM = 5;
const LONGEST_ENDING = 5;
/** How much of a word in a script without spaces is compared, see `searchText`. */
const LONGEST_WORD = 16;
const LAST = "\u{10FFFF}";

/** The words of many documents, each with the documents that have it. Documents are numbered from 0. */
export interface WordIndex {
  size: number;
  words: readonly string[];
  /** The documents that have the word at this place. */
  documentsAt(at: number): readonly number[];
  /** Places of the words that begin with this one: from the first to before the second. */
  beginningWith(word: string): readonly [from: number, to: number];
  placeOf(word: string): number | null;
  /** The words that may be meant by one that nobody has. */
  near(typed: string): readonly NearWord[];
}

/** @param documents the words of each document */
export function indexWords(documents: Iterable<ReadonlySet<string>>): WordIndex {
  const having = new Map<string, number[]>();
  let size = 0;
  for (const words of documents) {
    for (const word of words) {
      const known = having.get(word);
      if (known) known.push(size);
      else having.set(word, [size]);
    }
    size += 1;
  }
  const words = [...having.keys()].sort();
  const lists = words.map((word) => having.get(word) ?? []);
  const firstFrom = (wanted: string) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] ?? "") < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const beginningWith = (word: string) => {
    const begin = isUnspaced(word) ? [...word].slice(0, LONGEST_WORD).join("") : word;
    return [firstFrom(begin), firstFrom(begin + LAST)] as const;
  };
  const placeOf = (word: string) => {
    const at = firstFrom(word);
    return words[at] === word ? at : null;
  };
  return {
    size,
    words,
    documentsAt: (at) => lists[at] ?? [],
    beginningWith,
    placeOf,
    near: nearIn(words, placeOf),
  };
}

function nearIn(words: readonly string[], placeOf: (word: string) => number | null) {
  let letters: Int32Array | undefined;
  let sounds: Map<string, number[]> | undefined;
  const soundingLike = (word: string): readonly number[] => {
    const sound = soundOf(word);
    sounds ??= groupBySound(words);
    return (sound !== null && sounds.get(sound)) || [];
  };
  return (typed: string): readonly NearWord[] => {
    const costs = new Map<number, number>();
    const add = (at: number, cost: number) => costs.set(at, Math.min(cost, costs.get(at) ?? Infinity));
    letters ??= Int32Array.from(words, lettersOf);
    const [own, most] = [lettersOf(typed), slipsForgiven(typed)];
    for (let at = 0; at < words.length && most > 0; at++) {
      if (lettersApart(own, letters[at] ?? 0) > 2 * most) continue;
      const slips = slipsBetween(typed, words[at] ?? "", most);
      if (slips <= most) add(at, slips);
    }
    for (const form of withoutAdjective(typed)) for (const at of soundingLike(form)) add(at, OTHERWISE);
    for (let cut = 1; cut <= LONGEST_ENDING && typed.length - cut >= SHORTEST_STEM; cut++) {
      const at = placeOf(typed.slice(0, -cut));
      if (at !== null) add(at, OTHERWISE);
    }
    return [...costs].map(([at, cost]) => ({ at, cost }));
  };
}

function groupBySound(words: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const sound = soundOf(word);
    if (sound === null) continue;
    const group = groups.get(sound);
    if (group) group.push(at);
    else groups.set(sound, [at]);
  }
  return groups;
}
