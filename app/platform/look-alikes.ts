/** Letters of the Latin and the Cyrillic alphabet that look the same: a wrong keyboard layout leaves them inside words. */

const CYRILLIC = "АВЕЅІЈКМНОРСТУХЗЬаеѕіјкмнорстухЁёЇїҮүҺһҚқ";
const LATIN = "ABESIJKMHOPCTYX3baesijkmhopctyxËëÏïYyhhKk";

const asLatin = new Map([...CYRILLIC].map((letter, index) => [letter, [...LATIN][index] ?? letter]));

/** A text in which letters that look the same are the same; only to compare. */
export const foldLookAlikes = (text: string): string =>
  [...text.normalize("NFC")].map((letter) => asLatin.get(letter) ?? letter).join("");

const WORD = /[\p{L}\p{M}]+/gu;
const only = (word: string, script: RegExp) => [...word].filter((letter) => script.test(letter));

interface MixedWord {
  word: string;
  /** Those letters of the word that are of the other alphabet than most of it. */
  letters: string;
  script: "latin" | "cyrillic";
}

/** The first word in which letters of both alphabets stand; null when there is none. */
export function findMixedWord(text: string): MixedWord | null {
  for (const [word] of text.matchAll(WORD)) {
    const [latin, cyrillic] = [only(word, /\p{Script=Latin}/u), only(word, /\p{Script=Cyrillic}/u)];
    if (latin.length === 0 || cyrillic.length === 0) continue;
    const isLatinOdd = latin.length <= cyrillic.length;
    const letters = [...new Set(isLatinOdd ? latin : cyrillic)].join(", ");
    return { word, letters, script: isLatinOdd ? "latin" : "cyrillic" };
  }
  return null;
}
