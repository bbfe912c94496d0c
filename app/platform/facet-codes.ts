/** A value of a facet by its number: numbers are counted many times faster than words. */
interface Coded {
  value: string;
  code: number;
}

type Values<Facet extends string> = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** The numbers that stand for the values of some facets, of which there are at most 32. */
export interface FacetCodes<Facet extends string> {
  readonly facets: readonly Facet[];
  /** The bit of each facet in a set of facets. */
  readonly bit: Readonly<Record<Facet, number>>;
  codeOf(facet: Facet, value: string): number;
  /** The numbers of all these values. */
  codesOf(values: Values<Facet>): readonly number[];
  /** The number of a value; null where nobody has it. */
  knownCode(facet: Facet, value: string): number | null;
  valueOfCode(code: number): string;
  /** The values of a facet that anybody ever had, in the order of their codes. */
  valuesOf(facet: Facet): readonly Coded[];
  countOfCodes(): number;
  /** The bit of the facet of each number. */
  bitsOfCodes(): Uint32Array;
}

export function createFacetCodes<Facet extends string>(facets: readonly Facet[]): FacetCodes<Facet> {
  const bit = Object.fromEntries(facets.map((facet, place) => [facet, 1 << place])) as Record<Facet, number>;
  const byFacet = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as Record<Facet, Coded[]>;
  const numbers = new Map<string, number>();
  const bits: number[] = [];
  const names: string[] = [];

  function codeOf(facet: Facet, value: string): number {
    const key = `${facet} ${value}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const code = bits.push(bit[facet]) - 1;
    numbers.set(key, code);
    names[code] = value;
    byFacet[facet].push({ value, code });
    byFacet[facet].sort((a, b) => (a.value < b.value ? -1 : 1));
    return code;
  }

  return {
    ...{ facets, bit, codeOf },
    codesOf: (values) => facets.flatMap((facet) => (values[facet] ?? []).map((value) => codeOf(facet, value))),
    knownCode: (facet, value) => numbers.get(`${facet} ${value}`) ?? null,
    valueOfCode: (code) => names[code] ?? "",
    valuesOf: (facet) => byFacet[facet],
    countOfCodes: () => bits.length,
    bitsOfCodes: () => Uint32Array.from(bits),
  };
}
