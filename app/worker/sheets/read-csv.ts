import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from "#app/platform/read-sheet.ts";
import { decodeCyrillic } from "./code-page.ts";
import { collectLines, SheetRefused } from "./collect-lines.ts";

const SEPARATORS = [";", ",", "\t", "|"] as const;
const SAMPLE = 20_000;
/** Beyond the columns a list may have nothing is collected. */
const MOST_CELLS = MOST_SHEET_COLUMNS + 1;
/** So many lines and separators of a line are looked at, empty ones among them: ten megabytes of nothing take seconds to read. */
const MOST_LINES = 10 * MOST_SHEET_ROWS;
const MOST_SEPARATORS = 20_000;

/** The text of a list: UTF-8, UTF-16 with its mark, or else a Cyrillic code page of one byte. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new SheetRefused("not_a_list");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeCyrillic(bytes);
  }
}

/** Which sign separates the cells: the one that stands most often outside quotes at the beginning. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of text.slice(0, SAMPLE)) {
    if (sign === '"') isQuoted = !isQuoted;
    const count = counts.get(sign);
    if (!isQuoted && count !== undefined) counts.set(sign, count + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ",";
}

/** What the export of this portal marks as text, and other programs do too, is the text itself. */
const unmarked = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, "");

const LINE_END = /^\r?\n?$/;

/** Cells, separators and ends of lines, one after another; going sign by sign would make a string of each. */
function* piecesOf(text: string, separator: string, from: number): Generator<string> {
  const sign = separator === "|" ? "\\|" : separator;
  const piece = new RegExp(`"(?:[^"]|"")*(?:"|$)|\\r\\n|\\n|\\r|${sign}|[^"\\r\\n${separator}]+`, "gy");
  piece.lastIndex = from;
  for (let found = piece.exec(text); found; found = piece.exec(text)) yield found[0];
}

const unquoted = (part: string) =>
  part.slice(1, part.endsWith('"') && part.length > 1 ? -1 : undefined).replaceAll('""', '"');

/** Reads a list of separated values; quotes are those of RFC 4180, and one that is never closed ends with the file. */
export function readCsv(bytes: Uint8Array) {
  const text = decode(bytes);
  const declared = /^sep=(.)\r?\n/.exec(text);
  const separator = SEPARATORS.find((sign) => sign === declared?.[1]) ?? separatorOf(text);
  const { lines, take } = collectLines();
  let [row, cell, line]: [string[], string, number] = [[], "", declared ? 2 : 1];
  let begun = line;
  let separators = 0;
  const endCell = () => {
    if (++separators > MOST_SEPARATORS) throw new SheetRefused("too_many_columns");
    if (row.length < MOST_CELLS) row.push(unmarked(cell));
    cell = "";
  };
  const endRow = () => {
    endCell();
    take(begun, row);
    if (line > MOST_LINES) throw new SheetRefused("too_many_rows");
    [row, separators] = [[], 0];
    begun = line;
  };
  for (const part of piecesOf(text, separator, declared?.[0].length ?? 0)) {
    line += LINE_END.test(part) ? 1 : part.split("\n").length - 1;
    if (part === separator) endCell();
    else if (LINE_END.test(part)) endRow();
    else cell = part.startsWith('"') && cell.trim() === "" ? unquoted(part) : cell + part;
  }
  endRow();
  return lines;
}
