import type { Random } from "./random.ts";

const SHORT = [
  "un",
  "uni",
  "ka",
  "kaz",
  "st",
  "de",
  "mit",
  "the",
  "universit",
  "university of c",
  "institute of technology",
];
const LONGEST_PREFIX = 5;

/** What people type into the search of institutions, made from the registry's own names: `total` of them. */
export function typedQueries(random: Random, names: readonly string[], total: number): string[] {
  const ways = [shortPrefix, shortPrefix, wholeWord, severalWords, unfinishedName, wholeName, withSlip];
  const made = Array.from({ length: total }, () => random.pick(ways)(random, random.pick(names)));
  return [...SHORT, ...made].filter((query) => query.trim().length >= 2).slice(0, total);
}

type Way = (random: Random, name: string) => string;

const wordsOf = (name: string) => name.split(/[\s,.()-]+/).filter(Boolean);

const shortPrefix: Way = (random, name) =>
  (random.pick(wordsOf(name)) ?? name).slice(0, 2 + random.below(LONGEST_PREFIX - 2));
const wholeWord: Way = (random, name) => random.pick(wordsOf(name));
const unfinishedName: Way = (random, name) => name.slice(0, 3 + random.below(Math.max(1, name.length - 3)));
const wholeName: Way = (_random, name) => name;

const severalWords: Way = (random, name) =>
  wordsOf(name)
    .filter(() => random.chance(0.6))
    .join(" ") || name;

/** Two neighbouring letters exchanged, or one left out. */
export const withSlip: Way = (random, name) => {
  const at = 1 + random.below(Math.max(1, name.length - 2));
  const [before, one, other, after] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)];
  return random.chance(0.5) ? before + other + one + after : before + other + after;
};
