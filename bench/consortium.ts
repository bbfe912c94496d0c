import { parseArgs } from "node:util";
import { MOST_PLACES } from "#app/features/projects/consortium/places.ts";
import type { Call, Candidate } from "#app/features/projects/consortium/call.ts";
import { solveConsortium } from "#app/features/projects/consortium/solve-consortium.ts";
import { createRandom, type Random } from "./support/random.ts";

export const title = "The smallest consortium for random calls on 2,000 members, against an exhaustive search.";
export const kind = "bench";

const MEMBERS = 2000;
const CALLS = 200;
const BAR_MS = 300;
const EXHAUSTIVE_MS = 60_000;

/** `--n CALLS` solves fewer, `--within MS` gives the exhaustive search less time for each. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args, options: { n: { type: "string" }, within: { type: "string" } } });
  const calls = Number(values.n ?? CALLS);
  const within = Number(values.within ?? EXHAUSTIVE_MS);
  const random = createRandom(1);
  const times: number[] = [];
  const counts = { solved: 0, impossible: 0, compared: 0, larger: 0, notEnded: 0 };
  let longestTurn = 0;
  for (let number = 0; number < calls; number++) {
    const call = randomCall(random);
    const startedAt = performance.now();
    let since = startedAt;
    const turns = setInterval(() => {
      longestTurn = Math.max(longestTurn, performance.now() - since);
      since = performance.now();
    });
    const solved = await solveConsortium(call);
    times.push(performance.now() - startedAt);
    clearInterval(turns);
    counts["members" in solved ? "solved" : "impossible"] += 1;
    if (!("members" in solved)) continue;
    const smaller = hasSmaller(call, solved.members.length, within);
    counts[smaller === null ? "notEnded" : "compared"] += 1;
    counts.larger += Number(smaller === true);
    if ((number + 1) % 20 === 0) console.log(`${number + 1} of ${calls}`);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round((times[Math.ceil(times.length * share) - 1] ?? 0) * 10) / 10;
  const figures = { p50Ms: at(0.5), p95Ms: at(0.95), slowestMs: at(1), othersWaitMs: Math.round(longestTurn) };
  return {
    members: MEMBERS,
    calls,
    ...figures,
    bar: BAR_MS,
    ...counts,
    passed: figures.p95Ms < BAR_MS && counts.larger === 0,
  };
}

/** Between two needs and as many places as are solved for; a member fills each with the same probability, from one in two hundred to one in five. */
function randomCall(random: Random): Call {
  const wanted = 2 + random.below(MOST_PLACES - 1);
  const doubled = random.below(MOST_PLACES - wanted + 1);
  const needs = Array.from({ length: wanted }, (_, position) => ({
    id: `need ${position}`,
    number: position < doubled ? 2 : 1,
  }));
  const share = random.pick([0.005, 0.02, 0.05, 0.1, 0.2]);
  // Many members in few countries, and one in many.
  const country = () => `country ${Math.floor((random.below(100) * random.below(100)) / 100)}`;
  const candidates = Array.from({ length: MEMBERS }, (_, position): Candidate => {
    const filled = needs.flatMap(({ id }): [string, number][] =>
      random.chance(share) ? [[id, random.below(40)]] : [],
    );
    return { id: `member ${position}`, country: country(), needs: new Map(filled) };
  });
  const southern = new Set(Array.from({ length: 60 }, (_, position) => `country ${40 + position}`));
  const rules = random.pick([
    { countries: 0, globalSouth: 0, institutions: 0, most: null },
    { countries: 3, globalSouth: 0, institutions: 3, most: null },
    { countries: 3, globalSouth: 2, institutions: 3, most: null },
    { countries: 6, globalSouth: 2, institutions: 6, most: 8 },
  ]);
  return {
    needs,
    rules,
    already: { countries: new Set([country()]), globalSouth: 0, institutions: 1 },
    candidates,
    southern,
  };
}

/**
 * Whether a set with one member fewer keeps every rule, by trying them all; null when the time is over. It knows nothing of
 * how the portal looks for it: for each place in turn whoever fits, then whoever is left.
 */
function hasSmaller(call: Call, size: number, within: number): boolean | null {
  const { needs, rules, already, candidates, southern } = call;
  const until = performance.now() + within;
  const places = needs.flatMap(({ id, number }) => Array.from({ length: number }, () => id));
  const chosen: Candidate[] = [];
  const isComplete = () => {
    const countries = new Set([...already.countries, ...chosen.map(({ country }) => country)]);
    const south = already.globalSouth + chosen.filter(({ country }) => southern.has(country)).length;
    const institutions = already.institutions + chosen.length;
    return countries.size >= rules.countries && south >= rules.globalSouth && institutions >= rules.institutions;
  };
  const look = (): boolean | null => {
    if (performance.now() > until) return null;
    const place = places[chosen.length];
    if (place === undefined && isComplete()) return true;
    if (Math.max(chosen.length, places.length) > size - 1 || chosen.length === size - 1) return false;
    for (const one of candidates) {
      if (chosen.includes(one) || (place !== undefined && !one.needs.has(place))) continue;
      chosen.push(one);
      const found = look();
      chosen.pop();
      if (found !== false) return found;
    }
    return false;
  };
  return size === 0 ? false : look();
}
