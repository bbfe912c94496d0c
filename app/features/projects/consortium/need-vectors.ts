/** How many places in all are solved for at once; each doubles what there is to weigh. */
export const MOST_PLACES = 8;

/**
 * How far needs are filled, as one number: a digit for each need, from none to as many as it asks for. What fills several
 * needs at once is a mask with a bit for each.
 */
export interface Vectors {
  /** Every need filled. */
  full: number;
  maskOf(needs: ReadonlySet<string>): number;
  /** With one more of each need of the mask, as far as it still asks for one. */
  plus(vector: number, mask: number): number;
}

/** Throws a RangeError for more places than can be weighed. */
export function vectorsOf(needs: readonly { id: string; number: number }[]): Vectors {
  const places = needs.reduce((sum, { number }) => sum + number, 0);
  if (places > MOST_PLACES) throw new RangeError(`${places} places are more than ${MOST_PLACES}`);
  const weights: number[] = [];
  const size = needs.reduce((weight, { number }) => {
    weights.push(weight);
    return weight * (number + 1);
  }, 1);
  const oneMore = (vector: number, mask: number) =>
    needs.reduce((sum, { number }, position) => {
      const weight = weights[position] ?? 1;
      const filled = Math.floor(vector / weight) % (number + 1);
      return (mask & (1 << position)) !== 0 && filled < number ? sum + weight : sum;
    }, vector);
  const tables = new Map<number, Uint16Array>();
  return {
    full: size - 1,
    maskOf: (filled) => needs.reduce((mask, { id }, position) => mask | (filled.has(id) ? 1 << position : 0), 0),
    plus(vector, mask) {
      const table = tables.get(mask) ?? Uint16Array.from({ length: size }, (_, from) => oneMore(from, mask));
      tables.set(mask, table);
      return table[vector] ?? vector;
    },
  };
}

/** For each vector, how many members at least fill what it lacks, if there were any number of each mask. */
export function leastMembers({ full, plus }: Vectors, masks: readonly number[]): number[] {
  const different = [...new Set(masks)];
  const least = Array.from({ length: full + 1 }, () => Infinity);
  least[full] = 0;
  for (let vector = full - 1; vector >= 0; vector--) {
    for (const mask of different) {
      const next = plus(vector, mask);
      if (next !== vector) least[vector] = Math.min(least[vector] ?? Infinity, 1 + (least[next] ?? Infinity));
    }
  }
  return least;
}
