import { reusableColumn } from "#app/platform/reusable-column.ts";
import { isKindWord, isLittleWord, meaningOf } from "#app/features/registry/search/name-words.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import type { DirectoryDetails } from "./directory-details.server.ts";
import type { Scores } from "./directory-entry.ts";
import { type Asked, askedFor, scoreMember, weightOf } from "./directory-ranking.ts";
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
export const MOST_SCORED = 5000;

/**
 * Scores members that answer what was asked for.
 * @param found their numbers
 * @param isCommon there are more than `MOST_SCORED` of them, or of others found with them
 */
export function scoreFound(
  { byNumber, byAcronym, names }: DirectoryDetails,
  found: ArrayLike<number>,
  { asked, isCommon }: { asked: Asked; isCommon: boolean },
  scores: Scores,
): void {
  const score = (at: number) => {
    const member = byNumber.get(at);
    if (member) scores[at] = scoreMember(member, asked);
  };
  for (let place = 0; place < found.length; place++) {
    const at = found[place] ?? -1;
    if (isCommon) scores[at] = 0;
    else score(at);
  }
  if (!isCommon) return;
  const begun = names.beginningWith(asked.text, MOST_SCORED);
  const shortened = [asked.text, asked.typed].flatMap((text) => byAcronym.get(text) ?? []);
  for (const at of new Set([...begun, ...shortened])) if (scores[at] === 0) score(at);
}

const wordsHad = reusableColumn((size) => new Uint8Array(size));

/** Scores whoever has every telling word in its names or its place; how many there are. */
export function findHolders(
  details: DirectoryDetails,
  words: readonly string[],
  typed: string,
  scores: Scores,
): number {
  const { index, byAcronym } = details;
  const telling = words.filter(tells);
  const needed = [...new Set(telling.length > 0 ? telling : words)];
  const has = wordsHad(scores.length, 0);
  for (const [place, word] of needed.entries()) {
    const mark = (numbers: readonly number[]) => {
      for (const at of numbers) if (has[at] === place) has[at] = place + 1;
    };
    for (const form of new Set([word, meaningOf(word), ...otherWordsForCity(word)]))
      for (const { documents } of index.beginningWith(form)) mark(documents);
    mark(byAcronym.get(word) ?? []);
  }
  const holders = placesOf(has, needed.length);
  const isCommon = holders.length > MOST_SCORED;
  scoreFound(details, holders, { asked: askFor(details, words, typed), isCommon }, scores);
  return holders.length;
}

/** The places of a column that hold this. */
export function placesOf(column: Uint8Array | Float32Array, wanted: number): Uint32Array {
  let count = 0;
  for (let at = 0; at < column.length; at++) if (column[at] === wanted) count += 1;
  const places = new Uint32Array(count);
  for (let at = 0, place = 0; place < count; at++) if (column[at] === wanted) places[place++] = at;
  return places;
}
