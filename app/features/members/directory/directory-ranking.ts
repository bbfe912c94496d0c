import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { isUnspaced } from "#db/search.server.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import type { MemberDetails } from "./directory-details.server.ts";

/** What was asked for, as members spell it. */
export interface Asked {
  /** All words in one line. */
  text: string;
  /** The same as it was typed, folded but in its own letters. */
  typed: string;
  words: readonly AskedWord[];
}

/** A word that was asked for, as members spell it. */
interface AskedWord {
  word: string;
  /** How much it tells: the rarer, the more. */
  weight: number;
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

function matchIn(padded: string, words: readonly string[], word: string): number {
  if (padded.includes(` ${word} `)) return 1;
  if (padded.includes(` ${word}`)) return BEGINNING_OF_WORD;
  if (isUnspaced(word) && padded.includes(word)) return INSIDE_WORD;
  for (const other of otherWordsForCity(word)) if (padded.includes(` ${other} `)) return SAME_MEANING;
  const meaning = meaningOf(word);
  return meaning !== word || isKindWord(word)
    ? words.some((own) => meaningOf(own) === meaning)
      ? SAME_MEANING
      : 0
    : 0;
}

/** A name in the words that stand for it in every language: Beijing daxue, Peking University. */
const inOtherWords = (text: string) =>
  text
    .split(" ")
    .map((word) => [word, ...otherWordsForCity(word)].sort()[0] ?? word)
    .map(meaningOf)
    .filter((word) => !isLittleWord(word))
    .join(" ");

/** How much of what was asked for a name and the place hold, and how much of the name was asked for. */
function shareOf(folded: string, place: string, asked: readonly AskedWord[]): { share: number; covered: number } {
  const padded = ` ${folded} `;
  const words = folded.split(" ");
  let [found, whole, inName] = [0, 0, 0];
  for (const { word, weight } of asked) {
    const match = matchIn(padded, words, word);
    if (match > 0) inName += 1;
    found += weight * Math.max(match, place.includes(` ${word}`) ? PLACE : 0);
    whole += weight;
  }
  return { share: found / (whole || 1), covered: Math.min(1, inName / words.length) };
}

function likeness(folded: string, text: string, otherwise: string, share: number): number {
  if (folded === text) return EXACT;
  if (share > HALF && inOtherWords(folded) === otherwise) return IN_OTHER_WORDS;
  if (folded.startsWith(text)) return BEGINS;
  return share > ALL ? WHOLE_NAME : 0;
}

function acronymScore(acronyms: ReadonlySet<string>, text: string, typed: string): number {
  if (typed !== text && acronyms.has(typed)) return ACRONYM_AS_TYPED;
  return acronyms.has(text) ? ACRONYM : 0;
}

/**
 * How well a member answers: a name that is what was typed stands above one that begins with it, that above one with
 * all its words, that above one with some of them; a shorter name above a longer one, and of two equals the one that is
 * known by more names.
 */
export function scoreMember({ names, place, acronyms }: MemberDetails, { text, typed, words }: Asked): number {
  const otherwise = inOtherWords(text);
  let best = acronymScore(acronyms, text, typed);
  for (const { folded, isFormer } of names) {
    const { share, covered } = shareOf(folded, place, words);
    const score = likeness(folded, text, otherwise, share) + OF_NAME * share + COVERED * covered;
    best = Math.max(best, isFormer ? score * FORMER : score);
  }
  return best + EACH_NAME * names.length;
}
