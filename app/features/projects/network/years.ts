import { type Run, type Span, yearOf } from "#app/features/members/year/project-year.ts";

/** So many years before and after this one are told apart. */
const BEFORE = 11;
const AFTER = 4;

/** From its first year to its last; with an open end to this one. */
export const spanOf = ({ from, to }: Run, today: string): Span => ({
  from: yearOf(from),
  to: Math.max(yearOf(from), yearOf(to ?? today)),
});

/** The years that can be told apart on a day, the earliest first. */
export const yearsAround = (today: string): number[] =>
  Array.from({ length: BEFORE + 1 + AFTER }, (_, place) => yearOf(today) - BEFORE + place);

/** What the network was in one year. */
export interface YearFigures {
  year: number;
  members: number;
  pairs: number;
}

interface Dwelling {
  one: number;
  other: number;
  projects: readonly string[];
}

/** How many worked together in each year, of which at least two did. A pair is one bit for each year, so that many pairs take no time. */
export function figuresByYear(
  pairs: readonly Dwelling[],
  years: readonly number[],
  { isIn, isFound }: { isIn(id: string, year: number): boolean; isFound(at: number): boolean },
): YearFigures[] {
  const bitsOfProject = new Map<string, number>();
  const bitsOf = (id: string) => {
    const known = bitsOfProject.get(id);
    if (known !== undefined) return known;
    const bits = years.reduce((sum, year, place) => (isIn(id, year) ? sum | (1 << place) : sum), 0);
    bitsOfProject.set(id, bits);
    return bits;
  };
  const pairsIn = years.map(() => 0);
  const membersIn = new Map<number, number>();
  for (const { one, other, projects } of pairs) {
    const bits = projects.reduce((sum, id) => sum | bitsOf(id), 0);
    for (const place of years.keys()) if (bits & (1 << place)) pairsIn[place] = (pairsIn[place] ?? 0) + 1;
    for (const at of [one, other]) if (isFound(at)) membersIn.set(at, (membersIn.get(at) ?? 0) | bits);
  }
  const membersOf = (place: number) => [...membersIn.values()].filter((bits) => bits & (1 << place)).length;
  return [...years.entries()]
    .map(([place, year]) => ({ year, members: membersOf(place), pairs: pairsIn[place] ?? 0 }))
    .filter(({ pairs: number }) => number > 0);
}
