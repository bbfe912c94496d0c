import { isKindWord, isLittleWord } from "#app/features/registry/search/name-words.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import type { DirectoryDetails, MemberDetails } from "./directory-details.server.ts";
import type { Scores } from "./directory-entry.ts";
import { type Asked, scoreMember } from "./directory-ranking.ts";
import { askFor, tells } from "./find-holders.server.ts";
import { foldedWords } from "./folded-words.ts";
import { OTHERWISE, withoutAdjective } from "./near-words.ts";
import type { NearWord, WordIndex } from "./word-index.ts";

const MISSING = 5;
/** So many words may be found nowhere: up to half of them. */
const mayMiss = (words: number) => Math.floor(words / 2);

/** What stands before the name of an institution in an affiliation. */
const PARTS = new Set(
  "department dept faculty chair laboratory lab centre center kafedra fakultet otdel laboratoriya".split(" "),
);

/** Scores whoever has words close to those that were typed, the closest only. Null for nobody. */
export function findNear(details: DirectoryDetails, words: readonly string[], scores: Scores) {
  const { index } = details;
  const named = words.filter((word) => !isLittleWord(word) && !PARTS.has(word));
  const asked = [...new Set(named)].map((word) => meantBy(index, word, scores.length));
  const isKind = ({ word, near }: Meant) => !tells(word) || near.some((one) => isKindWord(one.word.text));
  const telling = asked.filter((one) => !isKind(one));
  const costs = costsOf(telling.length > 0 ? telling : asked);
  let best = Infinity;
  for (const cost of costs) if (cost < best) best = cost;
  if (best === Infinity) return null;
  const isGuess = best > 0 || asked.some(({ near }) => near.every(({ cost }) => cost > 0));
  const closest: number[] = [];
  for (let at = 0; at < costs.length; at++) if (costs[at] === best) closest.push(at);
  return { scores, ...rankNear(details, asked, closest, scores), isGuess, isReading: false };
}

/** How far each member is from what was asked for; infinitely where too many of the words are nowhere in it. */
function costsOf(needed: readonly Meant[]): Float32Array {
  const costs = new Float32Array(needed[0]?.costs.length ?? 0);
  const missing = new Uint8Array(costs.length);
  for (const { costs: own } of needed)
    for (let at = 0; at < costs.length; at++) {
      const isMissing = own[at] === Infinity;
      if (isMissing) missing[at] = (missing[at] ?? 0) + 1;
      costs[at] = (costs[at] ?? 0) + (isMissing ? MISSING : (own[at] ?? 0));
    }
  const most = mayMiss(needed.length);
  for (let at = 0; at < costs.length; at++) if ((missing[at] ?? 0) > most) costs[at] = Infinity;
  return costs;
}

/** A word that was typed, what may be meant by it, and which of that each member has at what cost. */
interface Meant {
  word: string;
  near: readonly NearWord[];
  costs: Float32Array;
  /** Places in `near`, by the members' numbers. */
  places: Uint32Array;
}

function meantBy(index: WordIndex, word: string, size: number): Meant {
  const near = wordsMeant(index, word);
  const costs = new Float32Array(size).fill(Infinity);
  const places = new Uint32Array(size);
  for (const [place, one] of near.entries())
    for (const at of one.word.documents)
      if (one.cost < (costs[at] ?? Infinity)) {
        costs[at] = one.cost;
        places[at] = place;
      }
  return { word, near, costs, places };
}

const closestOf = ({ near, costs, places }: Meant, at: number) =>
  costs[at] === Infinity ? undefined : near[places[at] ?? 0]?.word.text;

function rankNear(details: DirectoryDetails, asked: readonly Meant[], closest: readonly number[], scores: Scores) {
  const meant = new Set<string>();
  const askedWith = new Map<string, Asked>();
  let top = { score: -1, suggestion: "" };
  for (const at of closest) {
    const member = details.byNumber.get(at);
    if (!member) continue;
    const words = asked.flatMap((one) => closestOf(one, at) ?? (tells(one.word) ? [] : one.word));
    const text = words.join(" ");
    const question = askedWith.get(text) ?? askFor(details, words, "");
    askedWith.set(text, question);
    const score = scoreMember(member, question);
    scores[at] = score;
    for (const word of words) meant.add(word);
    if (score > top.score) top = { score, suggestion: words.map((word) => asWritten(member, word)).join(" ") };
  }
  return { words: [...meant], suggestion: top.suggestion || null };
}

/** A folded word as the member itself writes it. */
function asWritten({ names, cityNames }: MemberDetails, word: string): string {
  const written = [...names.map(({ value }) => value), ...cityNames].flatMap((name) => name.split(/[\s,;()«»“”"-]+/));
  return written.find((one) => foldedWords(one) === word) ?? word;
}

/** The words that a typed one begins, or else is close to. */
function wordsMeant(index: WordIndex, word: string): readonly NearWord[] {
  const begun = index.beginningWith(word).map((one) => ({ word: one, cost: 0 }));
  const cities = withoutAdjective(word).flatMap((form) => [...otherWordsForCity(form)]);
  const called = cities.flatMap((city) => index.wordOf(city) ?? []).map((one) => ({ word: one, cost: OTHERWISE }));
  return [...begun, ...called, ...index.near(word)];
}
