import { transliterate } from "#db/search.server.ts";
import { beginningsOf, isLatinInitial } from "./initial-letters.ts";

/** How many letters have to be put in, left out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let at = 1; at <= to.length; at++) {
      const changed = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A word of a name: as it was typed, in small letters, and in Latin ones. */
interface Word {
  typed: string;
  latin: string;
  isInitial: boolean;
}

const SIGNS = /[^\p{L}\p{M}\p{N}'’‘\u0060´ʻʼʽ′]+/u;

function wordsOf(name: string): Word[] {
  const found = name.normalize("NFC").toLowerCase().split(SIGNS).filter(Boolean);
  return found.flatMap((typed) => {
    const latin = transliterate(typed).replaceAll(" ", "");
    const isInitial = [...typed].length === 1 || latin.length === 1 || isLatinInitial(typed);
    return latin === "" ? [] : [{ typed, latin, isInitial }];
  });
}

/** Whether an initial may stand for a word, or for the initial of one, in whichever script either is written. */
function beginsAlike(one: Word, other: Word): boolean {
  if (one.typed[0] === other.typed[0] && one.typed.length !== 2 && other.typed.length !== 2) return true;
  const theirs = beginningsOf(other);
  return beginningsOf(one).some((mine) => theirs.some((his) => mine.startsWith(his) || his.startsWith(mine)));
}

/** An initial, or the same word as another alphabet or habit spells it: Хуршед is Khurshed. */
function isAlike(one: Word, other: Word): boolean {
  if (one.isInitial || other.isInitial) return beginsAlike(one, other);
  return distance(one.latin, other.latin) <= Math.floor(Math.max(one.latin.length, other.latin.length) / 3);
}

const whole = (name: string) => transliterate(name).replaceAll(" ", "");

/** Whether two names may be one person's: each word of the shorter has its like in the other, in any order and script. */
export function maySignAs(name: string, other: string): boolean {
  if (name !== "" && whole(name) === whole(other)) return true;
  const [short = [], long = []] = [wordsOf(name), wordsOf(other)].sort((a, b) => a.length - b.length);
  const left = [...long];
  // Whole words first: an initial must not take the place of the family name.
  const inTurn = [...short].sort((a, b) => Number(a.isInitial) - Number(b.isInitial));
  const pairs = inTurn.map((word) => {
    const whole = left.findIndex((one) => !one.isInitial && !word.isInitial && isAlike(word, one));
    const at = whole < 0 ? left.findIndex((one) => isAlike(word, one)) : whole;
    const [like] = at < 0 ? [] : left.splice(at, 1);
    return like ? { isWord: !word.isInitial && !like.isInitial } : null;
  });
  return pairs.every((pair) => pair !== null) && pairs.some((pair) => pair?.isWord);
}

/** Whether a name is nothing but single letters: a slip, or initials without the family name. */
export function isLettersOnly(name: string): boolean {
  return wordsOf(name).every(
    ({ typed, isInitial }) => isInitial && /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(typed),
  );
}
