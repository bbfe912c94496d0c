import { fold } from "#db/search.server.ts";

/** What says little of whom a name is of. */
const SMALL = new Set("the of and for имени им атындағы ат нао тоо ао ргп пхв гу ооо llc ltd jsc npjsc".split(" "));
/** Initials of whoever an institution is named after: banks write them or leave them out. */
const INITIAL = /(?<!\p{L})\p{Lu}\p{M}?\.(?:[\s\p{Pd}]*)/gu;
const wordsOf = (text: string) =>
  fold(text.replace(INITIAL, " "))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !SMALL.has(word));

/** Whether a payer's line names an institution: every word of one of its names stands in it. */
export function namesOne(line: string, names: readonly string[]): boolean {
  const said = new Set(wordsOf(line));
  return names.some((name) => {
    const words = wordsOf(name);
    return words.length > 0 && words.every((word) => said.has(word));
  });
}
