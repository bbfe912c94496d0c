/** The years a project runs in, the first and the last included. */
export interface Span {
  from: number;
  to: number;
}

interface Dated {
  startMonth: string | null;
  endMonth: string | null;
  publishedAt: Date | null;
  completedAt: Date | null;
}

/** So many years before and after this one are told apart. */
const BEFORE = 11;
const AFTER = 4;

const yearOf = (text: string) => Number(text.slice(0, 4));

/**
 * From the month in which a project begins to the one in which it ends or was completed, which may be before it was to
 * begin; without months the year it was published.
 */
export function spanOf({ startMonth, endMonth, publishedAt, completedAt }: Dated): Span | null {
  const published = publishedAt?.getUTCFullYear() ?? null;
  const from = startMonth ? yearOf(startMonth) : published;
  if (from === null) return null;
  const planned = endMonth ? yearOf(endMonth) : from;
  const completed = completedAt?.getUTCFullYear() ?? planned;
  return { from: Math.min(from, completed), to: Math.min(Math.max(from, planned), completed) };
}

export const runsIn = ({ from, to }: Span, year: number): boolean => from <= year && year <= to;

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
  { spanOfProject, isFound }: { spanOfProject(id: string): Span | null; isFound(at: number): boolean },
): YearFigures[] {
  const bitsOfProject = new Map<string, number>();
  const bitsOf = (id: string) => {
    const known = bitsOfProject.get(id);
    if (known !== undefined) return known;
    const span = spanOfProject(id);
    const bits = span ? years.reduce((sum, year, place) => (runsIn(span, year) ? sum | (1 << place) : sum), 0) : 0;
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
