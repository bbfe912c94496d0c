/** How many slips are forgiven in a word of that length. */
export const slipsForgiven = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

const isSwap = (a: string, b: string, i: number, j: number) =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/**
 * How many slips lie between two words: a letter too many, too few, another, or two neighbours in each other's place;
 * more than `most` counts as infinite.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last, row] = [[], Array.from({ length: b.length + 1 }, (_, at) => at), []] as [
    number[],
    number[],
    number[],
  ];
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let slips = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (isSwap(a, b, i, j)) slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row[j] = slips;
      least = Math.min(least, slips);
    }
    if (least > most) return Infinity;
    [before, last, row] = [last, row, before];
  }
  const slips = last[b.length] ?? Infinity;
  return slips > most ? Infinity : slips;
}

/** What a word costs that only sounds alike, or of which something was added. */
export const OTHERWISE = 1;

/** A bit for each letter a word has: one slip changes at most two of them, so most words need no closer look. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return letters;
}

/** How many bits of two words' letters differ. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Letters that stand for one sound in the spellings of different languages, the longer ones first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/dzh|dj|dg(?=e)|j/g, "1"],
  [/tsch|tch|ch|kh|gh|g|h/g, "2"],
  [/x/g, "k3"],
  [/shch|sch|sh|zh|tz|ts|z|s|c(?=[eiy])/g, "3"],
  [/ck|q|c|k/g, "4"],
  [/ph|f/g, "5"],
  [/w|v/g, "6"],
  [/th/g, "t"],
  [/dh/g, "d"],
];
const CYRILLIC_ADJECTIVE = /(?:sk(?:y|aya|oe|ogo|om)|n(?:y|aya|oe|ogo)|a)$/;
const SHORTEST_SOUND = 3;

/** What a word in Latin letters sounds like, whichever language spelt it: its consonants. Null for too short a one. */
export function soundOf(word: string): string | null {
  if (!/^[a-z]{4,}$/.test(word)) return null;
  let sound = word;
  for (const [letters, one] of SOUNDS) sound = sound.replace(letters, one);
  const begins = /^[aeiouy]/.test(sound) ? "a" : "";
  const consonants = sound.replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
  return consonants.length >= SHORTEST_SOUND ? begins + consonants : null;
}

/** A typed word, and what is left of it when it is a Russian adjective made of a name: «оксфордский». */
export function withoutAdjective(word: string): readonly string[] {
  const stem = word.replace(CYRILLIC_ADJECTIVE, "");
  return stem !== word && stem.length >= 4 ? [word, stem] : [word];
}

/** Whose it is by the Russian genitive of a name in «-й»: «Абая» is Abay's or Abai's, as clerks write him. */
export const ofWhom = (word: string): readonly string[] =>
  /^.{2,}[aeiou]ya$/.test(word) ? ["y", "i"].map((ending) => word.slice(0, -2) + ending) : [];
