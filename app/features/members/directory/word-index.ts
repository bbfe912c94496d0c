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
import { createSortedTexts } from "./sorted-texts.ts";

/** A word that members have, and the numbers of those members. */
interface IndexedWord {
  readonly text: string;
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
  const sorted = createSortedTexts<OwnWord>();

  function remove(numbers: readonly number[]): void {
    const left = new Set<OwnWord>();
    for (const number of numbers) {
      for (const word of byDocument.get(number) ?? []) {
        word.documents.splice(word.documents.indexOf(number), 1);
        if (word.documents.length === 0) left.add(word);
      }
      byDocument.delete(number);
    }
    sorted.remove(left);
    for (const word of left) {
      byText.delete(word.text);
      near.forget(word);
    }
  }

  function put(documents: readonly (readonly [number, ReadonlySet<string>])[]): void {
    remove(documents.flatMap(([number]) => (byDocument.has(number) ? [number] : [])));
    const fresh: OwnWord[] = [];
    for (const [number, words] of documents) {
      const own = [...words].map((text) => {
        const known = byText.get(text);
        const word = known ?? { text, documents: [] };
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
    sorted.add(fresh);
  }

  return {
    get size() {
      return byDocument.size;
    },
    beginningWith: (word) => sorted.beginningWith(isUnspaced(word) ? [...word].slice(0, LONGEST_WORD).join("") : word),
    wordOf: (text) => byText.get(text) ?? null,
    near: near.of,
    put,
    remove,
  };
}

/** A typed word without its last letters, one after the other. */
function stemsOf(typed: string): string[] {
  const most = Math.max(0, Math.min(LONGEST_ENDING, typed.length - SHORTEST_STEM));
  return Array.from({ length: most }, (_, cut) => typed.slice(0, -(cut + 1)));
}

/** Words by their length and by their sound, so that few are compared with what was typed. */
function createNearWords(wordOf: (text: string) => OwnWord | null) {
  /** The letters of each word lie beside the words, so that few words themselves are looked at. */
  const byLength = new Map<number, { words: OwnWord[]; letters: number[] }>();
  const bySound = new Map<string, OwnWord[]>();

  /** The words of that length whose letters differ in so few at most. */
  function withLetters(length: number, typed: number, most: number): OwnWord[] {
    const { words = [], letters = [] } = byLength.get(length) ?? {};
    const alike: OwnWord[] = [];
    for (let place = 0; place < letters.length; place++) {
      const word = lettersApart(typed, letters[place] ?? 0) <= most ? words[place] : undefined;
      if (word) alike.push(word);
    }
    return alike;
  }

  const alikeTo = (word: OwnWord) => {
    const sound = soundOf(word.text);
    return { sound, alike: sound === null ? undefined : bySound.get(sound) };
  };

  return {
    learn(word: OwnWord): void {
      const asLong = byLength.get(word.text.length) ?? { words: [], letters: [] };
      asLong.words.push(word);
      asLong.letters.push(lettersOf(word.text));
      byLength.set(word.text.length, asLong);
      const { sound, alike } = alikeTo(word);
      if (alike) alike.push(word);
      else if (sound !== null) bySound.set(sound, [word]);
    },
    forget(word: OwnWord): void {
      const asLong = byLength.get(word.text.length);
      const place = asLong?.words.indexOf(word) ?? -1;
      asLong?.words.splice(place, 1);
      asLong?.letters.splice(place, 1);
      const { alike } = alikeTo(word);
      alike?.splice(alike.indexOf(word), 1);
    },
    of(typed: string): readonly NearWord[] {
      const costs = new Map<IndexedWord, number>();
      const add = (word: IndexedWord, cost: number) => costs.set(word, Math.min(cost, costs.get(word) ?? Infinity));
      const most = slipsForgiven(typed);
      for (let length = typed.length - most; length <= typed.length + most && most > 0; length++)
        for (const word of withLetters(length, lettersOf(typed), 2 * most)) {
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
