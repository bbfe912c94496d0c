const LETTER = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;
const LINK_WORDS = new Set(
  "the of and in to a for is with on as by at from that it are be this an or its has have we our their which was were not".split(
    " ",
  ),
);
// Shorter texts are titles and lists, in which such words may well be missing.
const FEWEST_WORDS = 25;
const SMALLEST_SHARE = 0.12;

/** Whether a text can be English: in Latin letters, and, when it is long enough to tell, with the words English cannot do without. */
export function readsAsEnglish(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  if (letters === 0) return true;
  if (latin / letters < 0.7) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const linking = words.filter((word) => LINK_WORDS.has(word)).length;
  return words.length < FEWEST_WORDS || linking / words.length >= SMALLEST_SHARE;
}
