/** Codes of a list as bits by their places in it, in words of 32, so that two sets are compared at once. */
export function marker(list: readonly string[], words: number): (codes: Iterable<string>) => number[] {
  if (list.length > 32 * words) throw new Error("too many codes to be marked");
  const placeOf = new Map(list.map((code, place) => [code, place]));
  return (codes) => {
    const marks = Array.from({ length: words }, () => 0);
    for (const code of codes) {
      const place = placeOf.get(code);
      if (place !== undefined) marks[place >>> 5] = (marks[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    return marks;
  };
}

/** How many bits of a word are set. */
export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** One, a half, a third and so on, added up for each number of them. */
const SUMS = Float64Array.from({ length: 65 }, (_, count) =>
  Array.from({ length: count }, (_one, at) => 1 / (at + 1)).reduce((sum, part) => sum + part, 0),
);

export const harmonic = (count: number): number => SUMS[count] ?? 0;
