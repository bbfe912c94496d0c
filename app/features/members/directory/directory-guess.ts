import { isLittleWord } from "#app/features/registry/search/name-words.ts";
import { acronymsOf } from "#app/features/registry/search/acronyms.ts";
import { transliterate } from "#db/search.server.ts";
import { otherNamesOfCity } from "../institution/city-names.ts";

/** The words by which a member may be meant, folded and in Latin letters. */
export interface Guessable {
  id: string;
  words: ReadonlySet<string>;
}

interface Guess {
  ids: ReadonlySet<string>;
  /** The words as members have them, in place of those that were typed. */
  words: readonly string[];
  /** False where only the writing differs, not the word. */
  isGuess: boolean;
}

/** How many slips are forgiven in a word of that length. */
const forgiven = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** What a member is guessed by: its names, its city under every name, and the acronyms of its Cyrillic names. */
export function guessable(id: string, names: readonly string[], city: string): Guessable {
  const all = transliterate(...names, city, ...otherNamesOfCity(city), ...names.flatMap(acronymsOf));
  return { id, words: new Set(all.split(" ").filter(Boolean)) };
}

const isSwap = (a: string, b: string, i: number, j: number) =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/**
 * How many slips lie between two words: a letter too many, too few, another, or two neighbours in each other's place;
 * more than `most` counts as infinite.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = isSwap(a, b, i, j) ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  const slips = last[b.length] ?? Infinity;
  return slips > most ? Infinity : slips;
}

function costOf(typed: string, word: string): number {
  if (word.startsWith(typed)) return 0;
  return slipsBetween(typed, word, forgiven(typed));
}

/** The members whose words are closest to the typed ones, when each typed word is close to one; null for nobody. */
export function guessMembers(members: readonly Guessable[], typed: readonly string[]): Guess | null {
  const asked = typed.filter((word) => !isLittleWord(word));
  if (asked.length === 0) return null;
  const known = new Set(members.flatMap(({ words }) => [...words]));
  const near = asked.map((word) => nearWords(word, known));
  let best: { cost: number; ids: Set<string>; words: Set<string> } = {
    cost: Infinity,
    ids: new Set(),
    words: new Set(),
  };
  for (const { id, words } of members) {
    const meant = near.map((costs) => closest(words, costs));
    const cost = meant.reduce((sum, one) => sum + one.cost, 0);
    if (cost > best.cost || cost === Infinity) continue;
    if (cost < best.cost) best = { cost, ids: new Set(), words: new Set() };
    best.ids.add(id);
    for (const { word } of meant) best.words.add(word);
  }
  return best.ids.size > 0 ? { ids: best.ids, words: [...best.words], isGuess: best.cost > 0 } : null;
}

function nearWords(typed: string, known: ReadonlySet<string>): ReadonlyMap<string, number> {
  const costs = [...known].map((word) => [word, costOf(typed, word)] as const);
  return new Map(costs.filter(([, cost]) => cost !== Infinity));
}

function closest(words: ReadonlySet<string>, costs: ReadonlyMap<string, number>): { word: string; cost: number } {
  let found = { word: "", cost: Infinity };
  for (const [word, cost] of costs) if (cost < found.cost && words.has(word)) found = { word, cost };
  return found;
}
