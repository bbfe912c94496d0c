import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { matchesExpression, wordsMatch } from "#db/search.server.ts";
import { slipsBetween, slipsForgiven } from "./near-words.ts";

/**
 * What a slip is not looked for in: a word is asked for by its beginning, the longer one first. Of the profiles with a
 * short one only some are compared, and what is rare is not among them.
 */
const BEGINNINGS = [5, 3];
const SHORTEST = 5;
const MOST_WORDS = 4;
/** Of so many profiles the words are compared. */
const MOST_COMPARED = 300;

/**
 * Words of profiles in place of those that were typed with a slip; null where one of them comes close to none.
 * @param words folded, in Latin letters
 */
export async function wordsWritten(db: Reader, words: readonly string[]): Promise<string[] | null> {
  if (words.length > MOST_WORDS) return null;
  const meant: string[] = [];
  for (const word of words) {
    const written = word.length < SHORTEST ? word : await closestTo(db, word);
    if (written === null) return null;
    meant.push(written);
  }
  return meant.join(" ") === words.join(" ") ? null : meant;
}

async function closestTo(db: Reader, word: string): Promise<string | null> {
  for (const letters of BEGINNINGS) {
    const closest = await closestBeginning(db, word, word.slice(0, letters));
    if (closest !== null) return closest;
  }
  return null;
}

async function closestBeginning(db: Reader, word: string, beginning: string): Promise<string | null> {
  const expression = wordsMatch([beginning]);
  if (expression === undefined) return null;
  const { search } = institutions;
  const begun = matchesExpression("institutions", search, expression, MOST_COMPARED);
  const rows = await db.select({ search }).from(institutions).where(begun).limit(MOST_COMPARED);
  const candidates = new Set(rows.flatMap((row) => row.search.split(" ").filter((one) => one.startsWith(beginning))));
  const most = slipsForgiven(word);
  let closest: { text: string; distance: number } | null = null;
  for (const text of candidates) {
    if (text.startsWith(word)) return word;
    const slips = slipsBetween(word, text, most);
    // Of two as close the one as long: a letter is more often another than one too many.
    const distance = slips + Math.abs(text.length - word.length) / 10;
    if (slips <= most && distance < (closest?.distance ?? Infinity)) closest = { text, distance };
  }
  return closest?.text ?? null;
}
