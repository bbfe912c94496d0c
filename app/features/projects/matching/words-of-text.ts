/** A word in small letters without marks, or the mark at which a clause ends. */
type Token = string;

const TOKENS = /[\p{L}\p{N}]+|[.,;:!?()\n«»“”"]| [–—-] /gu;
const APOSTROPHES = /(?<=\p{L})['’‘`ʻʼ](?=\p{L})/gu;

/** Small letters without marks, as `fold` leaves them of Latin and Cyrillic words, at a fraction of its time. */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]+/gu, "");

export const tokensOf = (text: string): Token[] => plainWord(text).replace(APOSTROPHES, "").match(TOKENS) ?? [];

const isWord = (token: Token) => !/^[ .,;:!?()\n«»“”"]/.test(token);

/** The clauses of a text, each as its words. */
export function clausesOf(tokens: readonly Token[]): string[][] {
  const clauses: string[][] = [[]];
  for (const token of tokens) {
    if (isWord(token)) clauses.at(-1)?.push(token);
    else if (clauses.at(-1)?.length !== 0) clauses.push([]);
  }
  return clauses.filter((words) => words.length > 0);
}

const NOT_WANTED =
  /\b(not|never) (be )?(need|requir|want|necessar)|(^| )не (нуж|треб|обязат|понадоб)|(керек|қажет|міндетті) (емес|етілмеи)/u;
const WITHOUT = new Set(["no", "without", "except", "nor", "без", "кроме", "нет"]);
const WITHOUT_IN_KAZAKH = /(сыз|сіз|сыздар|сіздер)$/u;

/** Whether a clause says that what it names is not wanted. */
export const isUnwanted = (words: readonly string[]) => NOT_WANTED.test(words.join(" "));

/** Whether the word at this place is said to be absent. */
export function isDenied(words: readonly string[], at: number): boolean {
  const isAfterWithout = WITHOUT.has(words[at - 1] ?? "") || WITHOUT.has(words[at - 2] ?? "");
  return isAfterWithout || WITHOUT_IN_KAZAKH.test(words[at] ?? "");
}
