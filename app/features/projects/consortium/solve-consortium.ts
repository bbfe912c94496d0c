import { inTurns } from "#app/platform/in-turns.ts";
import { leastMembers, type Vectors, vectorsOf } from "./need-vectors.ts";

/** A partner that is looked for, and how many of the kind. */
interface SoughtNeed {
  id: string;
  number: number;
}

/** A member that may be asked. A higher `score` is a better match; it only chooses between sets of the same size. */
export interface Candidate {
  id: string;
  country: string;
  /** The needs it can fill, all of them at once. */
  needs: ReadonlySet<string>;
  score: number;
}

/** What the whole consortium must have, with those that are in it already. */
export interface ConsortiumRules {
  countries: number;
  globalSouth: number;
  institutions: number;
  /** The most that may be asked; null for any number. */
  most: number | null;
}

/** What those bring that are in it already: the lead and its partners. */
export interface AlreadyIn {
  countries: ReadonlySet<string>;
  globalSouth: number;
  institutions: number;
}

export interface Call {
  needs: readonly SoughtNeed[];
  rules: ConsortiumRules;
  already: AlreadyIn;
  candidates: readonly Candidate[];
  /** The countries counted as the Global South. */
  southern: ReadonlySet<string>;
}

/** A rule that cannot be kept: what it asks, and how much of it there is at best. */
export type Hindrance =
  | { rule: "need"; need: string; asked: number; found: number }
  | { rule: "countries" | "global_south" | "institutions"; asked: number; found: number }
  | { rule: "most"; asked: number; found: number };

type Solved = { members: Candidate[] } | { hindrances: Hindrance[] };

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
 * The smallest set of members that fills every need and keeps every rule, and of these the one that matches best; or which
 * rules are in the way. Exact: without the rule of the most, what every rule finds for itself all members together have.
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

function findHindrances({ needs, rules, already, candidates, southern }: Call): Hindrance[] {
  const found: Hindrance[] = needs.map(({ id, number }) => ({
    ...{ rule: "need" as const, need: id, asked: number },
    found: candidates.filter((one) => one.needs.has(id)).length,
  }));
  const countries = new Set([...already.countries, ...candidates.map(({ country }) => country)]).size;
  const globalSouth = already.globalSouth + candidates.filter(({ country }) => southern.has(country)).length;
  found.push(
    { rule: "countries", asked: rules.countries, found: countries },
    { rule: "global_south", asked: rules.globalSouth, found: globalSouth },
    { rule: "institutions", asked: rules.institutions, found: already.institutions + candidates.length },
  );
  return found.filter((one) => one.found < one.asked);
}

/** A way to what is reached: how many members it takes, how well they match, and the last of them with the way before. */
interface Way {
  size: number;
  score: number;
  last: { member: Candidate; before: Way } | null;
}

const NOBODY: Way = { size: 0, score: 0, last: null };

const isBetter = (one: Way, other: Way | undefined) =>
  !other || one.size < other.size || (one.size === other.size && one.score > other.score);

function membersOf(way: Way): Candidate[] {
  const members: Candidate[] = [];
  for (let { last } = way; last !== null; { last } = last.before) members.push(last.member);
  return members;
}

async function smallestSet(call: Call): Promise<Candidate[]> {
  const missing = missingOf(call);
  const vectors = vectorsOf(call.needs);
  const countries = byCountry(call, vectors, missing);
  const least = leastMembers(
    vectors,
    countries.flatMap(({ members }) => members.map(({ mask }) => mask)),
  );
  const places = call.needs.reduce((sum, { number }) => sum + number, 0);
  const most = places + missing.countries + missing.globalSouth;
  const atLeast = Math.max(least[0] ?? 0, missing.countries, missing.globalSouth);
  for (let size = atLeast; size <= most; size++) {
    const way = await bestWithin({ vectors, countries, missing, least }, size);
    if (way) return filledUp(membersOf(way), call.candidates, missing.institutions);
  }
  throw new Error("Every rule can be kept, yet no set keeps them all");
}

/** With the best of those left, up to the number of institutions a rule asks for. */
function filledUp(members: Candidate[], candidates: readonly Candidate[], institutions: number): Candidate[] {
  const others = candidates.filter((one) => !members.includes(one)).sort((one, other) => other.score - one.score);
  return [...members, ...others.slice(0, Math.max(0, institutions - members.length))];
}

interface OfCountry {
  isNew: boolean;
  isGlobalSouth: boolean;
  members: { candidate: Candidate; mask: number }[];
}

/** The candidates of each country: of those that fill the same needs as many as can be of use, the best first. */
function byCountry({ needs, already, candidates, southern }: Call, vectors: Vectors, missing: Missing): OfCountry[] {
  const useful = Math.max(1, missing.globalSouth, ...needs.map(({ number }) => number));
  const countries = new Map<string, OfCountry>();
  const kept = new Map<string, number>();
  for (const candidate of [...candidates].sort((one, other) => other.score - one.score)) {
    const { country } = candidate;
    const mask = vectors.maskOf(candidate.needs);
    const before = kept.get(`${country} ${mask}`) ?? 0;
    if (before === useful) continue;
    kept.set(`${country} ${mask}`, before + 1);
    const own = countries.get(country) ?? {
      ...{ isNew: !already.countries.has(country), isGlobalSouth: southern.has(country) },
      members: [],
    };
    countries.set(country, own);
    own.members.push({ candidate, mask });
  }
  return [...countries.values()];
}

interface Turn {
  candidate: Candidate;
  mask: number;
  country: OfCountry;
  /** The last of its country. */
  isLast: boolean;
}

const turnsOf = (countries: readonly OfCountry[]): Turn[] =>
  countries.flatMap((country) =>
    country.members.map((one, position) => ({ ...one, country, isLast: position === country.members.length - 1 })),
  );

interface Search {
  vectors: Vectors;
  countries: readonly OfCountry[];
  missing: Missing;
  least: readonly number[];
}

/** What is reached: how far the needs are filled, and how many countries and institutions of the Global South are new. */
interface Reached {
  vector: number;
  countries: number;
  globalSouth: number;
}

const START: Reached = { vector: 0, countries: 0, globalSouth: 0 };

/**
 * The best way to everything with at most `size` members; null when there is none. Country after country, so that each is
 * counted once: `ways` have nobody of the present country, `within` somebody.
 */
async function bestWithin({ vectors, countries, missing, least }: Search, size: number): Promise<Way | null> {
  const reached: Reached[] = [START];
  const numbers = new Map<number, number>([[0, 0]]);
  const numberOf = (one: Reached) => {
    const key = (one.vector * (missing.countries + 1) + one.countries) * (missing.globalSouth + 1) + one.globalSouth;
    const known = numbers.get(key) ?? reached.push(one) - 1;
    numbers.set(key, known);
    return known;
  };
  const canEnd = ({ vector, countries: some, globalSouth }: Reached, taken: number) => {
    const lacking = Math.max(missing.countries - some, missing.globalSouth - globalSouth);
    return taken + Math.max(least[vector] ?? Infinity, lacking) <= size;
  };

  const ways: (Way | undefined)[] = [NOBODY];
  let within: (Way | undefined)[] = [];
  const take = (from: number, way: Way, { candidate, mask, country }: Turn, isFirst: boolean): [number, Way][] => {
    const before = reached[from] ?? START;
    const after = {
      vector: vectors.plus(before.vector, mask),
      countries: Math.min(missing.countries, before.countries + Number(isFirst && country.isNew)),
      globalSouth: Math.min(missing.globalSouth, before.globalSouth + Number(country.isGlobalSouth)),
    };
    if (!canEnd(after, way.size + 1)) return [];
    const score = way.score + candidate.score;
    return [[numberOf(after), { size: way.size + 1, score, last: { member: candidate, before: way } }]];
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
  const end = numberOf({ vector: vectors.full, countries: missing.countries, globalSouth: missing.globalSouth });
  return ways[end] ?? null;
}
