import { inTurns } from "#app/platform/in-turns.ts";
import type { Call, Candidate, Hindrance } from "./call.ts";
import { findHindrances } from "./hindrances.ts";
import { type Places, placesOf, type SoughtNeed } from "./places.ts";

/** One that is to be asked, and for which need; of none where a rule alone needs it. */
export interface Taken {
  candidate: Candidate;
  need: string | null;
}

type Solved = { members: Taken[] } | { hindrances: Hindrance[] };

const bestOf = ({ needs }: Candidate) => Math.max(0, ...needs.values());

/** So many for each need are tried first. */
const FEW = 8;

/** What is still to be added to those that are in already. */
interface Missing {
  countries: number;
  globalSouth: number;
  institutions: number;
}

const missingOf = ({ rules, already }: Call): Missing => ({
  countries: Math.max(0, rules.countries - already.countries.size),
  globalSouth: Math.max(0, rules.globalSouth - already.globalSouth),
  institutions: Math.max(0, rules.institutions - already.institutions),
});

/**
 * The smallest set of members that takes every place and keeps every rule, and of these one that matches well; or which rules
 * are in the way. Exact: without the rule of the most, what every rule finds for itself all members together have.
 */
export async function solveConsortium(call: Call): Promise<Solved> {
  const hindrances = findHindrances(call);
  if (hindrances.length > 0) return { hindrances };
  const members = await smallestSet(call);
  const { most } = call.rules;
  if (most !== null && members.length > most)
    return { hindrances: [{ rule: "most", asked: most, found: members.length }] };
  return { members };
}

/** A way to what is reached: how many members it takes, how well they match, and the last of them with the way before. */
interface Way {
  size: number;
  score: number;
  last: { taken: Taken; before: Way } | null;
}

const NOBODY: Way = { size: 0, score: 0, last: null };

const isBetter = (one: Way, other: Way | undefined) =>
  !other || one.size < other.size || (one.size === other.size && one.score > other.score);

function membersOf(way: Way): Taken[] {
  const members: Taken[] = [];
  for (let { last } = way; last !== null; { last } = last.before) members.push(last.taken);
  return members;
}

async function smallestSet(call: Call): Promise<Taken[]> {
  const missing = missingOf(call);
  const places = placesOf(call.needs);
  const all = places.openIn(0);
  const atLeast = Math.max(all, missing.countries, missing.globalSouth);
  const most = all + missing.countries + missing.globalSouth;
  const found = (way: Way) => filledUp(membersOf(way), call.candidates, missing.institutions);
  const few = await bestWithin({ places, missing, countries: byCountry(call, fewOf(call)) }, atLeast);
  if (few) return found(few);
  const countries = byCountry(call, usefulOf(call, most));
  for (let size = atLeast; size <= most; size++) {
    const way = await bestWithin({ places, missing, countries }, size);
    if (way) return found(way);
  }
  throw new Error("Every rule can be kept, yet no set keeps them all");
}

/** With the best of those left, up to the number of institutions a rule asks for. */
function filledUp(members: Taken[], candidates: readonly Candidate[], institutions: number): Taken[] {
  const others = candidates
    .filter((one) => !members.some(({ candidate }) => candidate === one))
    .sort((one, other) => bestOf(other) - bestOf(one))
    .slice(0, Math.max(0, institutions - members.length));
  return [...members, ...others.map((candidate) => ({ candidate, need: null }))];
}

interface OfCountry {
  isNew: boolean;
  isGlobalSouth: boolean;
  members: Candidate[];
}

const byCountry = ({ already, southern }: Call, candidates: readonly Candidate[]): OfCountry[] =>
  [...Map.groupBy(candidates, ({ country }) => country)].map(([country, members]) => {
    return { isNew: !already.countries.has(country), isGlobalSouth: southern.has(country), members };
  });

/** Of some candidates the best for each need, not more than so many of each. */
function bestForEach(needs: readonly SoughtNeed[], candidates: readonly Candidate[], most: number): Candidate[] {
  const ranked = needs.flatMap(({ id }) => {
    const fitting = candidates.filter((one) => one.needs.has(id));
    return fitting.sort((one, other) => (other.needs.get(id) ?? 0) - (one.needs.get(id) ?? 0)).slice(0, most);
  });
  return [...new Set(ranked)];
}

/** The best of all, and of each country: they nearly always make a set of the size below which there is none. */
const fewOf = ({ needs, candidates }: Call): Candidate[] => [
  ...new Set([
    ...bestForEach(needs, candidates, FEW),
    ...[...Map.groupBy(candidates, ({ country }) => country).values()]
      .map((some) => some.reduce((best, one) => (bestOf(one) > bestOf(best) ? one : best)))
      .sort((one, other) => bestOf(other) - bestOf(one))
      .slice(0, 2 * FEW),
  ]),
];

/** So many of each country as can be of use: whoever else takes a place can be exchanged for one of them who does not. */
const usefulOf = ({ needs, candidates }: Call, most: number): Candidate[] =>
  [...Map.groupBy(candidates, ({ country }) => country).values()].flatMap((some) => [
    ...new Set([...bestForEach(needs, some, most), ...some.slice(0, most)]),
  ]);

interface Turn {
  candidate: Candidate;
  country: OfCountry;
  /** The last of its country. */
  isLast: boolean;
}

const turnsOf = (countries: readonly OfCountry[]): Turn[] =>
  countries.flatMap((country) =>
    country.members.map((candidate, position) => {
      return { candidate, country, isLast: position === country.members.length - 1 };
    }),
  );

interface Search {
  places: Places;
  countries: readonly OfCountry[];
  missing: Missing;
}

/** What is reached: how far the places are taken, and how many countries and institutions of the Global South are new. */
interface Reached {
  taken: number;
  countries: number;
  globalSouth: number;
}

const START: Reached = { taken: 0, countries: 0, globalSouth: 0 };

/**
 * The best way to everything with at most `size` members; null when there is none. Country after country, so that each is
 * counted once: `ways` have nobody of the present country, `within` somebody.
 */
async function bestWithin({ places, countries, missing }: Search, size: number): Promise<Way | null> {
  const reached: Reached[] = [START];
  const numbers = new Map<number, number>([[0, 0]]);
  const numberOf = (one: Reached) => {
    const key = (one.taken * (missing.countries + 1) + one.countries) * (missing.globalSouth + 1) + one.globalSouth;
    const known = numbers.get(key) ?? reached.push(one) - 1;
    numbers.set(key, known);
    return known;
  };
  const canEnd = ({ taken, countries: some, globalSouth }: Reached, members: number) => {
    const lacking = Math.max(missing.countries - some, missing.globalSouth - globalSouth);
    return members + Math.max(places.openIn(taken), lacking) <= size;
  };

  const ways: (Way | undefined)[] = [NOBODY];
  let within: (Way | undefined)[] = [];
  const take = (from: number, way: Way, { candidate, country }: Turn, isFirst: boolean): [number, Way][] => {
    const before = reached[from] ?? START;
    const entered = {
      countries: Math.min(missing.countries, before.countries + Number(isFirst && country.isNew)),
      globalSouth: Math.min(missing.globalSouth, before.globalSouth + Number(country.isGlobalSouth)),
    };
    const found: [number, Way][] = [];
    for (const [need, score] of [...candidate.needs, [null, 0] as const]) {
      const after = { ...entered, taken: need === null ? before.taken : places.plus(before.taken, need) };
      const isOpen = need === null || after.taken !== before.taken;
      if (!isOpen || !canEnd(after, way.size + 1)) continue;
      const last = { taken: { candidate, need }, before: way };
      found.push([numberOf(after), { size: way.size + 1, score: way.score + score, last }]);
    }
    return found;
  };
  await inTurns(turnsOf(countries), (turn) => {
    const found = [
      ...ways.flatMap((way, from) => (way ? take(from, way, turn, true) : [])),
      ...within.flatMap((way, from) => (way ? take(from, way, turn, false) : [])),
    ];
    for (const [to, way] of found) if (isBetter(way, within[to])) within[to] = way;
    if (!turn.isLast) return;
    within.forEach((way, to) => {
      if (way && isBetter(way, ways[to])) ways[to] = way;
    });
    within = [];
  });
  const end = numberOf({ taken: places.full, countries: missing.countries, globalSouth: missing.globalSouth });
  return ways[end] ?? null;
}
