import type { Share } from "#db/vocabulary-council.ts";

interface Fraction {
  numerator: number;
  denominator: number;
  /** More than it is asked for, not as much. */
  isMore: boolean;
}

const atLeast = (numerator: number, denominator: number): Fraction => ({ numerator, denominator, isMore: false });

const FRACTIONS = {
  half: atLeast(1, 2),
  more_than_half: { numerator: 1, denominator: 2, isMore: true },
  three_fifths: atLeast(3, 5),
  two_thirds: atLeast(2, 3),
  seven_tenths: atLeast(7, 10),
  three_quarters: atLeast(3, 4),
  four_fifths: atLeast(4, 5),
  nine_tenths: atLeast(9, 10),
  all: atLeast(1, 1),
} as const satisfies Record<Share, Fraction>;

export const fractionOf = (share: Share): Fraction => FRACTIONS[share];

/** How many of so many a share asks for: the least number that reaches it, and at least one. */
export function neededOf(share: Share, total: number): number {
  const { numerator, denominator, isMore } = FRACTIONS[share];
  const least = isMore
    ? Math.floor((total * numerator) / denominator) + 1
    : Math.ceil((total * numerator) / denominator);
  return Math.max(1, least);
}
