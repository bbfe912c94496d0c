import { stringify } from "csv-stringify/sync";
import writeWorkbook, { type SheetData } from "write-excel-file/node";
import type { Cell, Sheet, SheetFormat } from "#app/platform/sheet.ts";
import { forXml } from "#app/platform/xml.ts";

/** Excel's longest cell, and its longest name of a sheet, which also may not hold these signs. */
const LONGEST_CELL = 32_767;
const LONGEST_TITLE = 31;
const NOT_IN_TITLES = /[[\]:*?/\\]/g;
/** Widths of columns, in signs. */
const NARROWEST = 8;
const WIDEST = 60;
const MARGIN = 2;
const DAY_SIGNS = 10;

/**
 * A list as a file. As CSV it begins with the mark by which Excel knows UTF-8, and what a spreadsheet would take for a
 * formula is marked as text; in a workbook every text is text.
 */
export async function writeSheet({ format, sheet }: { format: SheetFormat; sheet: Sheet }): Promise<Uint8Array> {
  return format === "csv" ? writeCsv(sheet) : writeXlsx(sheet);
}

function writeCsv({ headings, rows }: Sheet): Uint8Array {
  const lines = rows.map((row) => row.map((cell) => (isDay(cell) ? cell.day : cell)));
  return Buffer.from(
    stringify([headings, ...lines], {
      bom: true,
      escape_formulas: true,
      record_delimiter: "windows",
      quoted_match: /[\r\n]/,
    }),
  );
}

async function writeXlsx({ title, headings, rows }: Sheet): Promise<Uint8Array> {
  const head = headings.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const data: SheetData = [head, ...rows.map((row) => row.map(cellOf))];
  const columns = headings.map((heading, column) => ({ width: widthOf([heading, ...rows.map((row) => row[column])]) }));
  const name = title.replace(NOT_IN_TITLES, " ").slice(0, LONGEST_TITLE).trim();
  return writeWorkbook(data, { sheet: name, columns, stickyRowsCount: 1 }).toBuffer();
}

/** How many signs the longest line of a cell has. */
function signsOf(cell: Cell | undefined): number {
  if (cell === null || cell === undefined) return 0;
  if (typeof cell === "number") return String(cell).length;
  if (isDay(cell)) return DAY_SIGNS;
  return cell.split(/\r?\n/).reduce((most, line) => Math.max(most, line.length), 0);
}

const widthOf = (cells: readonly (Cell | undefined)[]): number =>
  Math.min(
    WIDEST,
    cells.reduce<number>((most, cell) => Math.max(most, signsOf(cell) + MARGIN), NARROWEST),
  );

function cellOf(cell: Cell) {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (isDay(cell)) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return { value: forXml(cell).slice(0, LONGEST_CELL), type: String };
}

const isDay = (cell: Cell): cell is { day: string } => typeof cell === "object" && cell !== null;
