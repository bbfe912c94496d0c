/** OWASP ASVS 6.2: length counts, composition does not; what everybody would try first is refused. */
import { COMMON_WORDS, SEQUENCES } from "./common-passwords.ts";

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 128;

type PasswordProblem = "too_short" | "too_long" | "common" | "guessable";

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const common = new Set(COMMON_WORDS);
const sequences = SEQUENCES.flatMap((row) => [row, [...row].reverse().join("")]);

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
const unleet = (text: string) => text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
/** Without the digits and signs people put before and after a word. */
const core = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
/** The shortest piece whose repetition is the text. */
const unit = (text: string) => /^(.+?)\1*$/su.exec(text)?.[1] ?? text;

function isCommon(password: string): boolean {
  const text = fold(password);
  const spellings = [text, unleet(text), core(text), core(unleet(text)), unleet(core(text))];
  if (spellings.some((spelling) => common.has(spelling) || common.has(unit(spelling)))) return true;
  if ([...unit(text)].length <= 3) return true;
  if (/^[\d\s.\-/]+$/.test(text) && [...text].length <= 10) return true;
  return sequences.some((row) => row.includes(text) || (row.includes(unit(text)) && unit(text).length >= 4));
}

/** What is wrong with a password by itself; null when nothing is. Length is counted in characters, not bytes. */
export function passwordProblem(password: string): PasswordProblem | null {
  const length = [...password.normalize("NFC")].length;
  if (length < SHORTEST_PASSWORD) return "too_short";
  if (length > LONGEST_PASSWORD) return "too_long";
  return isCommon(password) ? "common" : null;
}

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => [...word].length >= 4);
const initialsOf = (words: string[]) => words.map((word) => [...word][0] ?? "").join("");

/**
 * Whether little is left of a password without the names given (the person's, the address, the association's): a name
 * with a year after it is the second thing anybody would try.
 */
export function isGuessableFrom(password: string, names: readonly string[]): boolean {
  const text = fold(password).replace(/[^\p{L}\p{N}]+/gu, "");
  const words = names.flatMap(wordsOf);
  const wholes = names.map((name) => fold(name).replace(/[^\p{L}\p{N}]+/gu, "")).filter((whole) => whole.length >= 4);
  const initials = names.map((name) => initialsOf(fold(name).split(/\s+/))).filter((short) => [...short].length >= 4);
  const parts = [...wholes, ...words, ...initials].sort((a, b) => b.length - a.length);
  const forms = [text, unleet(text)];
  return forms.some((form) => {
    const rest = parts.reduce((left, part) => left.replaceAll(part, ""), form);
    return rest !== form && [...core(rest)].length < 4;
  });
}
