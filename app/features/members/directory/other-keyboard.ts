/** The keys of a keyboard from left to right, row by row, in Latin letters and in Russian and Kazakh ones. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.234589-=0";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюәіңғүұөһқ";

const inCyrillic = new Map([...LATIN].map((key, at) => [key, [...CYRILLIC][at] ?? key]));
const inLatin = new Map([...CYRILLIC].map((letter, at) => [letter, [...LATIN][at] ?? letter]));

const SHORTEST = 4;

/**
 * What was meant by a query typed on the keyboard of the other script: “rfpfym” is «казань», «ищдщптф» “bologna”. Null
 * where it mixes scripts or is too short to tell.
 */
export function onOtherKeyboard(query: string): string | null {
  const typed = query.trim().toLowerCase();
  const letters = typed.match(/\p{L}/gu) ?? [];
  if (letters.length < SHORTEST) return null;
  const isLatin = letters.every((letter) => /[a-z]/.test(letter));
  const isCyrillic = letters.every((letter) => inLatin.has(letter));
  if (!isLatin && !isCyrillic) return null;
  const keys = isLatin ? inCyrillic : inLatin;
  const turned = (word: string) => [...word].map((letter) => keys.get(letter) ?? letter).join("");
  return typed
    .split(/\s+/)
    .map((word) => (/^\d+$/.test(word) ? word : turned(word)))
    .join(" ");
}
