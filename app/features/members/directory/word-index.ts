import { isUnspaced } from "#db/search.server.ts";
import {
  lettersApart,
  lettersOf,
  OTHERWISE,
  slipsBetween,
  slipsForgiven,
  soundOf,
  ofWhom,
  withoutAdjective,
} from "./near-words.ts";

/** A word that members have, and the numbers of those members. */
interface IndexedWord {
  readonly text: string;
  readonly letters: number;
  readonly documents: readonly number[];
}

/** A word that members have, and how far it is from the one that was typed. */
export interface NearWord {
  word: IndexedWord;
  cost: number;
}

const SHORTEST_STEM = 5;
const LONGEST_ENDING = 5;
/** How much of a word in a script without spaces is compared, see `searchText`. */
const LONGEST_WORD = 16;
const LAST = "\u{10FFFF}";
const MOST_FRESH = 4000;

interface OwnWord extends IndexedWord {
  documents: number[];
}

/** The words of many documents, each with the documents that have it. */
export interface WordIndex {
  /** How many documents it holds. */
  readonly size: number;
  /** The words that begin with this one. */
  beginningWith(word: string): readonly IndexedWord[];
  wordOf(text: string): IndexedWord | null;
  /** The words that may be meant by one that nobody has. */
  near(typed: string): readonly NearWord[];
  /** Puts some documents in, each by its number and with its words, in place of what stood there under that number. */
  put(documents: readonly (readonly [number: number, words: ReadonlySet<string>])[]): void;
  remove(numbers: readonly number[]): void;
}

export function createWordIndex(): WordIndex {
  const byText = new Map<string, OwnWord>();
  const byDocument = new Map<number, readonly OwnWord[]>();
  const near = createNearWords((text) => byText.get(text) ?? null);
  let sorted: OwnWord[] = [];
  /** Words that are not among the sorted ones yet: they join them many at a time, or when somebody asks. */
  let fresh: OwnWord[] = [];

  const settle = () => {
    if (fresh.length > 0) sorted = merge(sorted, fresh.sort(inOrder));
    fresh = [];
  };

  const firstFrom = (wanted: string) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.text ?? "") < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  function remove(numbers: readonly number[]): void {
    const left = new Set<OwnWord>();
    for (const number of numbers) {
      for (const word of byDocument.get(number) ?? []) {
        word.documents.splice(word.documents.indexOf(number), 1);
        if (word.documents.length === 0) left.add(word);
      }
      byDocument.delete(number);
    }
    if (left.size === 0) return;
    settle();
    sorted = sorted.filter((word) => !left.has(word));
    for (const word of left) {
      byText.delete(word.text);
      near.forget(word);
    }
  }

  function put(documents: readonly (readonly [number, ReadonlySet<string>])[]): void {
    remove(documents.flatMap(([number]) => (byDocument.has(number) ? [number] : [])));
    for (const [number, words] of documents) {
      const own = [...words].map((text) => {
        const known = byText.get(text);
        const word = known ?? { text, letters: lettersOf(text), documents: [] };
        word.documents.push(number);
        if (!known) {
          byText.set(text, word);
          near.learn(word);
          fresh.push(word);
        }
        return word;
      });
      byDocument.set(number, own);
    }
    if (fresh.length > MOST_FRESH) settle();
  }

  return {
    get size() {
      return byDocument.size;
    },
    beginningWith(word) {
      settle();
      const begin = isUnspaced(word) ? [...word].slice(0, LONGEST_WORD).join("") : word;
      return sorted.slice(firstFrom(begin), firstFrom(begin + LAST));
    },
    wordOf: (text) => byText.get(text) ?? null,
    near: near.of,
    put,
    remove,
  };
}

const inOrder = (a: OwnWord, b: OwnWord) => (a.text < b.text ? -1 : 1);

function merge(known: readonly OwnWord[], fresh: readonly OwnWord[]): OwnWord[] {
  const merged: OwnWord[] = [];
  let at = 0;
  for (const word of fresh) {
    for (let next = known[at]; next && next.text < word.text; next = known[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(word);
  }
  for (; at < known.length; at++) merged.push(known[at] as OwnWord);
  return merged;
}

/** A typed word without its last letters, one after the other. */
function stemsOf(typed: string): string[] {
  const most = Math.max(0, Math.min(LONGEST_ENDING, typed.length - SHORTEST_STEM));
  return Array.from({ length: most }, (_, cut) => typed.slice(0, -(cut + 1)));
}

/** Words by their length and by their sound, so that few are compared with what was typed. */
function createNearWords(wordOf: (text: string) => OwnWord | null) {
  const byLength = new Map<number, OwnWord[]>();
  const bySound = new Map<string, OwnWord[]>();

  const groupsOf = (word: OwnWord) => {
    const sound = soundOf(word.text);
    return { length: byLength.get(word.text.length), sound, alike: sound === null ? undefined : bySound.get(sound) };
  };
  const without = (group: OwnWord[] | undefined, word: OwnWord) => group?.splice(group.indexOf(word), 1);

  return {
    learn(word: OwnWord): void {
      const { length, sound, alike } = groupsOf(word);
      if (length) length.push(word);
      else byLength.set(word.text.length, [word]);
      if (alike) alike.push(word);
      else if (sound !== null) bySound.set(sound, [word]);
    },
    forget(word: OwnWord): void {
      const { length, alike } = groupsOf(word);
      without(length, word);
      without(alike, word);
    },
    of(typed: string): readonly NearWord[] {
      const costs = new Map<IndexedWord, number>();
      const add = (word: IndexedWord, cost: number) => costs.set(word, Math.min(cost, costs.get(word) ?? Infinity));
      const [own, most] = [lettersOf(typed), slipsForgiven(typed)];
      for (let length = typed.length - most; length <= typed.length + most && most > 0; length++)
        for (const word of byLength.get(length) ?? []) {
          if (lettersApart(own, word.letters) > 2 * most) continue;
          const slips = slipsBetween(typed, word.text, most);
          if (slips <= most) add(word, slips);
        }
      for (const form of withoutAdjective(typed)) {
        const sound = soundOf(form);
        for (const word of (sound !== null && bySound.get(sound)) || []) add(word, OTHERWISE);
      }
      for (const form of [...ofWhom(typed), ...stemsOf(typed)]) {
        const word = wordOf(form);
        if (word) add(word, OTHERWISE);
      }
      return [...costs].map(([word, cost]) => ({ word, cost }));
    },
  };
}
