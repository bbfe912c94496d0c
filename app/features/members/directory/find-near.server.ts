import { reusableColumn } from "#app/platform/reusable-column.ts";
import { isKindWord, isLittleWord } from "#app/features/registry/search/name-words.ts";
import { isUnspaced } from "#db/search.server.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import type { DirectoryDetails, MemberDetails } from "./directory-details.server.ts";
import type { Scores } from "./directory-entry.ts";
import { askFor, MOST_SCORED, placesOf, scoreFound, tells } from "./find-holders.server.ts";
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

const SHORTEST_NAMING = 3;

/** Scores whoever has words close to those that were typed, the closest only. Null for nobody. */
export function findNear(details: DirectoryDetails, words: readonly string[], scores: Scores) {
  const { index } = details;
  const all = words.filter((word) => !isLittleWord(word) && !PARTS.has(word));
  // A letter or two beside a word that nobody has do not say who is meant.
  const long = all.filter((word) => word.length >= SHORTEST_NAMING || isUnspaced(word));
  const named = long.length > 0 ? long : all;
  const asked = [...new Set(named)].map((word, place) => meantBy(index, word, columnsOfWord(place, scores.length)));
  const isKind = ({ word, near }: Meant) => !tells(word) || near.some((one) => isKindWord(one.word.text));
  const telling = asked.filter((one) => !isKind(one));
  const costs = costsOf(telling.length > 0 ? telling : asked, scores.length);
  let best = Infinity;
  for (const cost of costs) if (cost < best) best = cost;
  if (best === Infinity) return null;
  const isGuess = best > 0 || asked.some(({ near }) => near.every(({ cost }) => cost > 0));
  const closest = placesOf(costs, best);
  return { scores, ...rankNear(details, asked, closest, scores), isGuess, isReading: false };
}

const allCosts = reusableColumn((size) => new Float32Array(size));
const wordsMissing = reusableColumn((size) => new Uint8Array(size));

/** How far each member is from what was asked for; infinitely where too many of the words are nowhere in it. */
function costsOf(needed: readonly Meant[], size: number): Float32Array {
  const costs = allCosts(size, needed.length > 0 ? 0 : Infinity);
  const missing = wordsMissing(size, 0);
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

type ColumnsOfWord = Pick<Meant, "costs" | "places">;

const ofWords: ((size: number) => ColumnsOfWord)[] = [];

function createColumnsOfWord() {
  const costs = reusableColumn((size) => new Float32Array(size));
  const places = reusableColumn((size) => new Uint32Array(size));
  return (size: number): ColumnsOfWord => ({ costs: costs(size, Infinity), places: places(size, 0) });
}

/** Columns for what may be meant by the word at that place of a question: nothing yet. */
const columnsOfWord = (place: number, size: number): ColumnsOfWord => (ofWords[place] ??= createColumnsOfWord())(size);

function meantBy(index: WordIndex, word: string, { costs, places }: ColumnsOfWord): Meant {
  const near = wordsMeant(index, word);
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

/** The words of a member that may have been meant; of a kind of body also the one that was typed. */
const meantIn = (asked: readonly Meant[], at: number) =>
  asked.flatMap((one) => closestOf(one, at) ?? (tells(one.word) ? [] : one.word));

function rankNear(details: DirectoryDetails, asked: readonly Meant[], closest: Uint32Array, scores: Scores) {
  const byText = new Map<string, { words: readonly string[]; members: number[] }>();
  for (const at of closest) {
    const words = meantIn(asked, at);
    const text = words.join(" ");
    const alike = byText.get(text);
    if (alike) alike.members.push(at);
    else byText.set(text, { words, members: [at] });
  }
  const isCommon = closest.length > MOST_SCORED;
  for (const { words, members } of byText.values())
    scoreFound(details, members, { asked: askFor(details, words, ""), isCommon }, scores);
  const meant = new Set([...byText.values()].flatMap(({ words }) => words));
  return { words: [...meant], suggestion: suggestedBy(details, asked, closest, scores) };
}

/** What was meant as the member writes it that answers best. */
function suggestedBy(
  { byNumber }: DirectoryDetails,
  asked: readonly Meant[],
  closest: Uint32Array,
  scores: Scores,
): string | null {
  const best = closest.reduce((top, at) => ((scores[at] ?? -1) > (scores[top] ?? -1) ? at : top), closest[0] ?? -1);
  const member = byNumber.get(best);
  const words = member ? meantIn(asked, best).map((word) => asWritten(member, word)) : [];
  return words.join(" ") || null;
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
