import { transliterate } from "#db/search.server.ts";

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

/** An initial, or the same word as another alphabet or habit spells it: Хуршед is Khurshed. */
function isAlike(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return distance(one, other) <= Math.floor(Math.max(one.length, other.length) / 3);
}

const wordsOf = (name: string) => transliterate(name).split(" ").filter(Boolean);

/** Whether two names may be one person's: each word of the shorter has its like in the other, in any order and script. */
export function maySignAs(name: string, other: string): boolean {
  if (name !== "" && wordsOf(name).join("") === wordsOf(other).join("")) return true;
  const [short = [], long = []] = [wordsOf(name), wordsOf(other)].sort((a, b) => a.length - b.length);
  const left = [...long];
  const pairs = short.map((word) => {
    const at = left.findIndex((one) => isAlike(word, one));
    return at < 0 ? null : Math.min(word.length, left.splice(at, 1)[0]?.length ?? 0);
  });
  return pairs.every((letters) => letters !== null) && pairs.some((letters) => letters !== null && letters > 1);
}
