import type { Call, Candidate, Hindrance } from "./call.ts";
import type { SoughtNeed } from "./places.ts";

/** The fewest needs for which there are fewer members than places: each alone, or else several together. */
function findShortNeeds(needs: readonly SoughtNeed[], candidates: readonly Candidate[]): Hindrance[] {
  const subsets = Array.from({ length: 2 ** needs.length }, (_, bits) =>
    needs.filter((_need, position) => (bits & (1 << position)) !== 0),
  ).sort((one, other) => one.length - other.length);
  // Two thousand members fit in two hundred ways at most.
  const ways = [
    ...Map.groupBy(candidates, (one) => needs.map(({ id }) => Number(one.needs.has(id))).join("")).values(),
  ];
  const short: Hindrance[] = [];
  for (const some of subsets) {
    if (short.length > 0 && some.length > 1) break;
    const asked = some.reduce((sum, { number }) => sum + number, 0);
    const fitting = ways.filter(([one]) => some.some(({ id }) => one?.needs.has(id)));
    const found = fitting.reduce((sum, { length }) => sum + length, 0);
    if (found < asked) short.push({ rule: "needs", needs: some.map(({ id }) => id), asked, found });
  }
  return short;
}

/** Every rule of a call that its candidates cannot keep. */
export function findHindrances({ needs, rules, already, candidates, southern }: Call): Hindrance[] {
  const countries = new Set([...already.countries, ...candidates.map(({ country }) => country)]).size;
  const globalSouth = already.globalSouth + candidates.filter(({ country }) => southern.has(country)).length;
  const found: Hindrance[] = [
    { rule: "countries", asked: rules.countries, found: countries },
    { rule: "global_south", asked: rules.globalSouth, found: globalSouth },
    { rule: "institutions", asked: rules.institutions, found: already.institutions + candidates.length },
  ];
  return [...findShortNeeds(needs, candidates), ...found.filter((one) => one.found < one.asked)];
}
