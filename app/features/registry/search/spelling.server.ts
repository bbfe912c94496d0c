import type { Reader } from "#db/types.ts";
import { countNames, isNameWord, type NameWord } from "./candidates.server.ts";

/** How a typed word is spelt in names. */
export interface Spelling extends NameWord {
  typed: string;
  /** Only the beginning of the typed word is in names. */
  isStem: boolean;
}

const SHORTEST_STEM = 4;
const MOST_TRIED = 40;

/** Other ways to write the same sound: Cyrillic spellings of foreign names, German umlauts, Turkic and Slavic letters. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^g/, "h"],
  [/ks/g, "x"],
  [/kh/g, "h"],
  [/dzh/g, "j"],
  [/v/g, "w"],
  [/k/g, "c"],
  [/ts/g, "c"],
  [/f/g, "ph"],
  [/([aou])e/g, "$1"],
  [/e([iy])/g, "a$1"],
  [/([aeiou])e/g, "$1ye"],
  [/(?:ii|iy|yi)$/, "y"],
  [/i$/, "y"],
];

/** The spelling of a word under which names are found: its own, one that sounds alike, or its beginning; else null. */
export async function findSpelling(db: Reader, typed: string): Promise<Spelling | null> {
  for (const spelling of [typed, ...soundingAlike(typed)]) {
    const names = await countNames(db, spelling);
    if (names > 0) return { typed, word: spelling, names, isStem: false };
  }
  for (let stem = typed.slice(0, -1); stem.length >= SHORTEST_STEM; stem = stem.slice(0, -1)) {
    const names = await countNames(db, stem);
    if (names > 0) return { typed, word: stem, names, isStem: true };
  }
  return null;
}

function soundingAlike(word: string): string[] {
  if (word.length < SHORTEST_STEM) return [];
  const others = SOUNDS.map(([sound, letters]) => word.replace(sound, letters));
  const together = others.flatMap((other) => SOUNDS.map(([sound, letters]) => other.replace(sound, letters)));
  return [...new Set([...others, ...together])].filter((other) => other !== word).slice(0, MOST_TRIED);
}

const SHORTEST_SWAPPED = 3;

/** Words of names that a typed word becomes when two neighbouring letters change places; none for a word of names. */
export async function findSwapped(db: Reader, typed: string): Promise<string[]> {
  if (typed.length < SHORTEST_SWAPPED || typed.length > MOST_TRIED || (await isNameWord(db, typed))) return [];
  const letters = [...typed];
  const swapped = letters.slice(1).map((letter, index) => {
    return [...letters.slice(0, index), letter, letters[index], ...letters.slice(index + 2)].join("");
  });
  const known = await Promise.all(swapped.map(async (word) => ((await isNameWord(db, word)) ? [word] : [])));
  return [...new Set(known.flat())].filter((word) => word !== typed);
}
