import { type Facet, FACETS } from "./directory-filter.ts";
import type { FacetValues } from "./directory-entry.ts";

/** A value of a facet by its number: numbers are counted many times faster than words. */
interface Coded {
  value: string;
  code: number;
}

/** The bit of each facet in a set of facets. */
export const FACET_BIT = Object.fromEntries(FACETS.map((facet, place) => [facet, 1 << place])) as Record<Facet, number>;

const byFacet = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<Facet, Coded[]>;
const numbers = new Map<string, number>();
const bits: number[] = [];
/** The value of each number. */
const names: string[] = [];

function codeOf(facet: Facet, value: string): number {
  const key = `${facet} ${value}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const code = bits.push(FACET_BIT[facet]) - 1;
  numbers.set(key, code);
  names[code] = value;
  byFacet[facet].push({ value, code });
  byFacet[facet].sort((a, b) => (a.value < b.value ? -1 : 1));
  return code;
}

export const codeOfCountry = (country: string): number => codeOf("country", country);

export const valueOfCode = (code: number): string => names[code] ?? "";

/** The numbers of all values a member has. */
export function codesOf(values: FacetValues): readonly number[] {
  const facets = Object.keys(values) as (keyof FacetValues)[];
  return facets.flatMap((facet) => values[facet].map((value) => codeOf(facet, value)));
}

/** The values of a facet that anybody ever had, in the order of their codes. */
export const valuesOf = (facet: Facet): readonly Coded[] => byFacet[facet];

export const countOfCodes = (): number => bits.length;
/** The bit of the facet of each number. */
export const bitsOfCodes = (): Uint32Array => Uint32Array.from(bits);
/** The number of a value; null where nobody has it. */
export const knownCode = (facet: Facet, value: string): number | null => numbers.get(`${facet} ${value}`) ?? null;
