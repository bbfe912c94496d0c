import { memberNumbersIn, numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import { hostWithin, isWebAddress } from "#app/platform/domain-names.ts";
import { plainDigits } from "#app/platform/numbers.ts";
import type { SheetLine } from "#app/platform/read-sheet.ts";
import { fold } from "#db/search.server.ts";
import { readDate } from "./read-row.server.ts";
import { readCountry } from "./read-words.server.ts";

/** Above the headings stand at most so many lines of something else. */
const MOST_ABOVE = 10;
/** Headings below what looks like data are those of a file with a balance and a period above them: they name as many fields. */
const FEWEST_BELOW_DATA = 2;

/** The field a heading names, by its longest beginning that is known (folded); null for one that is not. */
export function fieldNamed<Field>(headings: ReadonlyMap<string, Field>, heading: string): Field | null {
  const words = fold(heading).split(" ");
  for (let count = words.length; count > 0; count--) {
    const field = headings.get(words.slice(0, count).join(" "));
    if (field) return field;
  }
  return null;
}

/** A sum as banks write it: with its fraction, its thousands apart, its sign or its currency. */
const SUM = /^(?:[+\-−]\s?)?\d{1,3}(?:[\s.,'’]\d{3})*(?:[.,]\d{1,2})?(?:\s?[A-Z]{3})?$/u;
const COUNT = /^\d+$/;
/** A word as short as the codes of countries heads a column too: "ID", "No". */
const LONGEST_CODE = 3;

const isDay = (cell: string) => {
  const read = readDate(cell, "day_first");
  return "value" in read;
};
const isCountry = (cell: string) => cell.length > LONGEST_CODE && readCountry(cell) !== null;
const isAddress = (cell: string) =>
  /^\S+$/.test(cell) &&
  (/^[^@]+@[^@]+\.[^@]+$/.test(cell) ||
    ((isWebAddress(cell) || /\.[a-z\p{L}]{2,}$/iu.test(cell)) && registrableDomain(hostWithin(cell)) !== null));
const isNumbered = (cell: string) => numbersIn(cell).length > 0 || memberNumbersIn(cell).length > 0;

/** What stands in a cell of data and heads no column: a day, a sum, an address, a country, the number of an invoice or a member. */
function isDatum(text: string): boolean {
  const cell = plainDigits(text.trim());
  if (COUNT.test(cell)) return false;
  return [SUM.test(cell), isDay(cell), isAddress(cell), isCountry(cell), isNumbered(cell)].includes(true);
}

/** Whether a line says something itself and names no columns. A bare number, as of a year, heads a column beside others. */
function looksLikeData<Field>({ cells }: SheetLine, known: ReadonlyMap<string, Field>): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const named = filled.filter((cell) => known.has(fold(cell))).length;
  const data = filled.filter(isDatum).length;
  return data > 0 ? data >= named : named === 0 && filled.some((cell) => COUNT.test(plainDigits(cell.trim())));
}

const headingsOf = (line: SheetLine | undefined, width: number) =>
  Array.from({ length: width }, (_, column) => line?.cells[column] ?? "");

/** The place of the line of headings; -1 where the file has none. */
function placeOfHeadings<Field>(lines: readonly SheetLine[], known: ReadonlyMap<string, Field>): number {
  const first = lines.slice(0, MOST_ABOVE);
  const isData = first.map((line) => looksLikeData(line, known));
  const scores = first.map(({ cells }, at) => {
    const named = isData[at] ? 0 : new Set(cells.flatMap((cell) => fieldNamed(known, cell) ?? [])).size;
    return isData.slice(0, at).includes(true) && named < FEWEST_BELOW_DATA ? 0 : named;
  });
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  return isData[0] ? -1 : 0;
}

/**
 * Finds the line of headings, which is the one that names most fields, and what stands below it; each field once. Where what
 * would be headings looks like data the file has none, and all of its lines are alike.
 */
export function findHeadings<Field>(lines: readonly SheetLine[], known: ReadonlyMap<string, Field>) {
  const at = placeOfHeadings(lines, known);
  const rows = lines.slice(at + 1);
  const width = Math.max(0, ...lines.slice(Math.max(0, at)).map(({ cells }) => cells.length));
  const headings = headingsOf(lines[at], width);
  const named = headings.map((heading) => fieldNamed(known, heading));
  const fields = named.map((field, column) => (named.indexOf(field) === column ? field : null));
  return { headings, fields, rows };
}

/** Whether no line of a file was taken for headings. */
export const isHeadless = (headings: readonly string[]): boolean => headings.every((heading) => heading === "");

interface Turned {
  headings: string[];
  /** The line that was taken for headings, to be kept with the others. */
  added: SheetLine[];
  /** The line that is taken for headings, by its number. */
  gone: number[];
}

/** What becomes of the first line of a file where somebody says that it has headings, or that it has none. */
export function turnHeadings(
  headings: readonly string[],
  rows: readonly SheetLine[],
  { asHeadless }: { asHeadless: boolean },
): Turned {
  const [first, ...others] = rows;
  const [isTurned, width] = [isHeadless(headings) !== asHeadless, headings.length];
  if (!first || !isTurned || (!asHeadless && others.length === 0))
    return { headings: [...headings], added: [], gone: [] };
  if (!asHeadless) return { headings: headingsOf(first, width), added: [], gone: [first.line] };
  return { headings: headingsOf(undefined, width), added: [{ line: first.line - 1, cells: [...headings] }], gone: [] };
}
