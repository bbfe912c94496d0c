import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { isUnspaced } from "#db/search.server.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";

/** What was asked for, as members spell it. */
export interface Asked {
  /** All words in one line, and the same with a space on each side. */
  text: string;
  padded: string;
  /** The same as it was typed, folded but in its own letters. */
  typed: string;
  /** The same in the words that stand for it in every language. */
  otherwise: string;
  words: readonly AskedWord[];
  weight: number;
}

/** A word that was asked for, as members spell it. */
interface AskedWord {
  word: string;
  whole: string;
  begun: string;
  isUnspaced: boolean;
  /** How the city that it names is called otherwise, each with a space on each side. */
  cities: readonly string[];
  /** The kind of body that it is a word for, in the same way; null for any other word. */
  kind: string | null;
  /** How much it tells: the rarer, the more. */
  weight: number;
}

/** A name as it is compared. */
export interface RankedName {
  /** Folded, with a space on each side. */
  padded: string;
  words: number;
  /** What its words for kinds of bodies mean, with a space around each. */
  kinds: string;
  /** The name in the words that stand for it in every language: Beijing daxue, Peking University. */
  otherwise: string;
}

/** A member as it is compared. */
interface Ranked {
  names: readonly { ranked: RankedName; isFormer: boolean }[];
  acronyms: ReadonlySet<string>;
  place: string;
}

export function rankedName(folded: string): RankedName {
  const words = folded.split(" ");
  const kinds = words.filter((word) => meaningOf(word) !== word || isKindWord(word)).map(meaningOf);
  return { padded: ` ${folded} `, words: words.length, kinds: ` ${kinds.join(" ")} `, otherwise: inOtherWords(folded) };
}

/** @param typed folded, in its own letters; empty where it does not count */
export function askedFor(words: readonly (readonly [word: string, weight: number])[], typed: string): Asked {
  const text = words.map(([word]) => word).join(" ");
  const asked = words.map(([word, weight]): AskedWord => {
    const isKind = meaningOf(word) !== word || isKindWord(word);
    return {
      ...{ word, weight, whole: ` ${word} `, begun: ` ${word}`, isUnspaced: isUnspaced(word) },
      cities: [...otherWordsForCity(word)].map((other) => ` ${other} `),
      kind: isKind ? ` ${meaningOf(word)} ` : null,
    };
  });
  const weight = asked.reduce((sum, one) => sum + one.weight, 0) || 1;
  return { text, padded: ` ${text} `, typed, otherwise: inOtherWords(text), words: asked, weight };
}

const EXACT = 100;
const BEGINS = 30;
const WHOLE_NAME = 20;
const OF_NAME = 10;
const COVERED = 3;
const BEGINNING_OF_WORD = 0.7;
const INSIDE_WORD = 0.6;
const SAME_MEANING = 0.9;
const PLACE = 0.6;
/** A share that only a rounding error keeps from the whole. */
const ALL = 0.95;
const HALF = 0.5;
const ACRONYM = 60;
/** An acronym in the letters it was asked for in stands beside a name that was. */
const ACRONYM_AS_TYPED = 115;
const IN_OTHER_WORDS = 95;
const EACH_NAME = 0.02;
/** A name the institution no longer has comes after those it has. */
const FORMER = 0.8;

/** How much less a word of that kind counts than one that tells institutions apart. */
export const weightOf = (word: string, members: number, having: number): number =>
  isLittleWord(word) ? 0.1 : isKindWord(word) ? 0.6 : Math.max(0.6, Math.log((members + 1) / (having + 1)));

function matchIn({ padded, kinds }: RankedName, { word, whole, begun, isUnspaced, cities, kind }: AskedWord): number {
  if (padded.includes(begun)) return padded.includes(whole) ? 1 : BEGINNING_OF_WORD;
  if (isUnspaced && padded.includes(word)) return INSIDE_WORD;
  for (const other of cities) if (padded.includes(other)) return SAME_MEANING;
  return kind !== null && kinds.includes(kind) ? SAME_MEANING : 0;
}

/** A name in the words that stand for it in every language: Beijing daxue, Peking University. */
const inOtherWords = (text: string) =>
  text
    .split(" ")
    .map((word) => [word, ...otherWordsForCity(word)].sort()[0] ?? word)
    .map(meaningOf)
    .filter((word) => !isLittleWord(word))
    .join(" ");

function likeness(name: RankedName, asked: Asked, share: number): number {
  if (name.padded === asked.padded) return EXACT;
  if (share > HALF && name.otherwise === asked.otherwise) return IN_OTHER_WORDS;
  if (name.padded.startsWith(` ${asked.text}`)) return BEGINS;
  return share > ALL ? WHOLE_NAME : 0;
}

const LONGEST_ACRONYM = 16;

function acronymScore(acronyms: ReadonlySet<string>, text: string, typed: string): number {
  if (acronyms.size === 0 || text.length > LONGEST_ACRONYM) return 0;
  if (typed !== text && acronyms.has(typed)) return ACRONYM_AS_TYPED;
  return acronyms.has(text) ? ACRONYM : 0;
}

/**
 * How well a member answers: a name that is what was typed stands above one that begins with it, that above one with
 * all its words, that above one with some of them; a shorter name above a longer one, and of two equals the one that is
 * known by more names.
 */
export function scoreMember({ names, place, acronyms }: Ranked, asked: Asked): number {
  const { words, text, typed, weight } = asked;
  let best = acronymScore(acronyms, text, typed);
  for (const { ranked, isFormer } of names) {
    let found = 0;
    let inName = 0;
    for (const word of words) {
      const match = matchIn(ranked, word);
      if (match > 0) inName += 1;
      found += word.weight * (match < PLACE && place.includes(word.begun) ? PLACE : match);
    }
    // How much of what was asked for the name and the place hold, and how much of the name was asked for.
    const share = found / weight;
    const covered = Math.min(1, inName / ranked.words);
    const score = likeness(ranked, asked, share) + OF_NAME * share + COVERED * covered;
    best = Math.max(best, isFormer ? score * FORMER : score);
  }
  return best + EACH_NAME * names.length;
}
