import { fold } from "#db/search.server.ts";

/** Between the parts of a number people and banks put anything or nothing: "D-2026-0001", "D 2026/0001", "Д2026 0001". */
const APART = "[\\s\\-–—_./№#:]*";
const LETTERED = new RegExp(`(?<!\\p{L})[DДdд]${APART}(20\\d{2})${APART}(\\d{4,6})(?!\\d)`, "gu");
/** Without its letter a number is taken only where no other letter, such as that of a member's number, stands before it. */
const BARE = /(?<![\p{L}\d][\s\-–—_./]?)(?<!\d)(20\d{2})\s?[-–—/]\s?(\d{4,6})(?!\d)/gu;

/** The numbers of invoices that a purpose names, each once, as they are written on invoices. */
export function numbersIn(purpose: string): string[] {
  const found = [...purpose.matchAll(LETTERED)];
  const all = found.length > 0 ? found : [...purpose.matchAll(BARE)];
  return [...new Set(all.map(([, year = "", count = ""]) => `D-${year}-${String(Number(count)).padStart(4, "0")}`))];
}

const OF_MEMBER = new RegExp(`(?<!\\p{L})[MМmм]${APART}(20\\d{2})${APART}(\\d{4,6})(?!\\d)`, "gu");

/** The numbers of members that a line names, each once, as invoices print them for the reference of a payment. */
export function memberNumbersIn(line: string): string[] {
  const found = [...line.matchAll(OF_MEMBER)];
  return [...new Set(found.map(([, year = "", count = ""]) => `M-${year}-${String(Number(count)).padStart(4, "0")}`))];
}

/** What says little of whom a name is of. */
const SMALL = new Set("the of and for имени им атындағы нао тоо ао ргп пхв гу ооо llc ltd jsc npjsc".split(" "));
const wordsOf = (text: string) =>
  fold(text)
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
