import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import type { DirectoryDetails } from "./directory-details.server.ts";
import type { Scores } from "./directory-entry.ts";
import { type Asked, askedFor, beginsWith, scoreMember, weightOf } from "./directory-ranking.ts";
import type { WordIndex } from "./word-index.ts";

/** Words for the kind of body tell nobody apart, so that a name may lack them. */
export const tells = (word: string) => !isKindWord(word) && !isLittleWord(word);

/** What is asked for, with how much each word tells in this directory. */
export function askFor({ index }: DirectoryDetails, words: readonly string[], typed: string): Asked {
  const weighed = words.map((word) => [word, weightOf(word, index.size, countHaving(index, word))] as const);
  return askedFor(weighed, typed);
}

function countHaving(index: WordIndex, word: string): number {
  return index.beginningWith(word).reduce((having, { documents }) => having + documents.length, 0);
}

/** Of more than so many only those are compared whose name begins with what was asked for: nobody reads on to the others. */
const MOST_SCORED = 5000;

/** Scores whoever has every telling word in its names or its place; how many there are. */
export function findHolders(
  details: DirectoryDetails,
  words: readonly string[],
  typed: string,
  scores: Scores,
): number {
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
