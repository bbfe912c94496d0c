import { visibleLine } from "#app/platform/visible-text.ts";
import { plainDigits } from "#db/letters.ts";

/** Between the parts of a number people and banks put anything or nothing: "D-2026-0001", "D 2026/0001", "Д no. 2026 0001". */
const APART = String.raw`[\s\p{Pd}\u2212_./#:]*`;
const DASH = String.raw`\s?[\p{Pd}\u2212/]\s?`;
/** What stands for "number", also where nothing parts it from the number. */
const NUMBER_WORD = String.raw`(?:no?|nr)`;
const NO_LETTER = String.raw`(?<!\p{L})`;

/** A year and a count after the letter of a series: all of it, without the zeros of the count, or with half of the year. */
const series = (letters: string) =>
  new RegExp(
    String.raw`(?:${NO_LETTER}|(?<=${NO_LETTER}${NUMBER_WORD}))[${letters}]${APART}(?:${NUMBER_WORD}${APART})?` +
      String.raw`(?:(20\d{2})(?:${APART}(\d{4,6})(?!\d)|${DASH}(\d{1,3})(?!\d|[\p{Pd}/.]\d))` +
      String.raw`|(\d{2})${DASH}(\d{4,6})(?!\d))`,
    "giu",
  );
/** The letters of two alphabets, and what looks like them. */
const INVOICE = series("dд\u0501");
const MEMBER = series("mмμ");

/** Without its letter a number is taken only where no other letter, such as that of a member's number, stands before it. */
const BARE = /(?<![\p{L}\d][\s\-–—_./]?)(?<!\d)(20\d{2})\s?[-–—/]\s?(\d{4,6})(?!\d)/gu;
/** Or after a word that says what it is the number of. */
const WORDED = new RegExp(
  String.raw`${NO_LETTER}(?:${NUMBER_WORD}|inv(?:oices?)?|bill|сч|сч[её]т\p{L}*|шот\p{L}*|schet\p{L}*)` +
    String.raw`${APART}(20\d{2})(?:${DASH}|[\s_.])(\d{4,6})(?!\d)`,
  "giu",
);
/** Another number of the same kind after one: "D-2026-0001/0002", "2026-0001 and 2026-0002". */
const AND_ALSO = new RegExp(
  String.raw`\s*(?:[,;+&/]|and|и|және)\s*(?:${NUMBER_WORD}${APART})?(?:(20\d{2})${DASH}(\d{4,6})|(0\d{3}))(?!\d)`,
  "iuy",
);

/** Letters that are typed for a zero, beside a digit. */
const ZERO = /(?<!\p{L})[OoОоΟο]+(?=\d)|(?<=\d)[OoОоΟο]+(?!\p{L})/gu;

/** A text with digits, dashes and signs as a keyboard has them. */
const asTyped = (text: string) =>
  plainDigits(visibleLine(text.replaceAll("№", " No ").normalize("NFKC"))).replace(ZERO, (zeros) =>
    "0".repeat(zeros.length),
  );

type Said = [year: string, count: string];

/** Every number that a pattern finds, with those that only follow on one. */
function found(text: string, pattern: RegExp): Said[] {
  return [...text.matchAll(pattern)].flatMap((match): Said[] => {
    const [first = "", second = ""] = match.slice(1).filter((part) => part !== undefined);
    const all: Said[] = [[first.slice(-2), second]];
    AND_ALSO.lastIndex = match.index + match[0].length;
    for (let next = AND_ALSO.exec(text); next; next = AND_ALSO.exec(text))
      all.push([(next[1] ?? first).slice(-2), next[2] ?? next[3] ?? ""]);
    return all;
  });
}

const written = (letter: string, all: readonly Said[]) => [
  ...new Set(all.map(([year, count]) => `${letter}-20${year}-${String(Number(count)).padStart(4, "0")}`)),
];

/** The numbers of invoices that a purpose names, each once, as they are written on invoices. */
export function numbersIn(purpose: string): string[] {
  const text = asTyped(purpose);
  const lettered = found(text, INVOICE);
  return written("D", lettered.length > 0 ? lettered : [...found(text, WORDED), ...found(text, BARE)]);
}

/** The numbers of members that a line names, each once, as invoices print them for the reference of a payment. */
export const memberNumbersIn = (line: string): string[] => written("M", found(asTyped(line), MEMBER));
