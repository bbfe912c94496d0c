import { slipsBetween, slipsForgiven } from "#app/features/members/directory/near-words.ts";
import { plainWord } from "../matching/words-of-text.ts";

/** Beyond that two roles are different ones, however long they are. */
const MOST_SLIPS = 4;
const LETTERS_TO_A_SLIP = 8;

const APOSTROPHES = /['’‘`ʻʼ]/gu;
const BETWEEN_WORDS = /[\p{P}\s]+/gu;

/** A role as it is compared: without capitals, marks, punctuation and spaces too many. */
const foldRole = (role: string): string =>
  plainWord(role.replace(APOSTROPHES, "")).replace(BETWEEN_WORDS, " ").trim() || role;

const slipsIn = (role: string) =>
  Math.min(MOST_SLIPS, Math.max(slipsForgiven(role), Math.floor(role.length / LETTERS_TO_A_SLIP)));

/** Which of the roles sought is meant by what was typed, or else which of them that comes close to. */
export function roleMeant(sought: readonly string[], typed: string): { same?: string; near?: string } {
  const words = foldRole(typed);
  const same = sought.find((role) => role === typed) ?? sought.find((role) => foldRole(role) === words);
  if (same !== undefined) return { same };
  let [near, most]: [string | undefined, number] = [undefined, slipsIn(words)];
  for (const role of sought) {
    const slips = slipsBetween(words, foldRole(role), most);
    if (slips <= most) [near, most] = [role, slips - 1];
  }
  return { near };
}
