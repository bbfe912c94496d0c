/** How many places in all are solved for at once; each makes what there is to weigh half as much again, or twice. */
export const MOST_PLACES = 8;

/** A partner that is looked for, and how many places there are for it. */
export interface SoughtNeed {
  id: string;
  number: number;
}

/** How far places are taken, as one number: a digit for each need, from none to as many as it has. */
export interface Places {
  /** All of them taken. */
  full: number;
  /** With one more place of a need taken, where one is open; else the same. */
  plus(taken: number, need: string): number;
  openIn(taken: number): number;
}

/** Throws a RangeError for more places than can be weighed. */
export function placesOf(needs: readonly SoughtNeed[]): Places {
  const all = needs.reduce((sum, { number }) => sum + number, 0);
  if (all > MOST_PLACES) throw new RangeError(`${all} places are more than ${MOST_PLACES}`);
  let size = 1;
  const digits = new Map<string, { weight: number; number: number }>();
  for (const { id, number } of needs) {
    digits.set(id, { weight: size, number });
    size *= number + 1;
  }
  const takenOf = (taken: number, { weight, number }: { weight: number; number: number }) =>
    Math.floor(taken / weight) % (number + 1);
  return {
    full: size - 1,
    plus(taken, need) {
      const digit = digits.get(need);
      return digit && takenOf(taken, digit) < digit.number ? taken + digit.weight : taken;
    },
    openIn: (taken) => [...digits.values()].reduce((open, digit) => open - takenOf(taken, digit), all),
  };
}
