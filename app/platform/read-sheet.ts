/** Why a file is not taken as a list; each is said in a sentence. */
export type SheetFault =
  "empty" | "not_a_list" | "damaged" | "too_large" | "too_many_rows" | "too_many_columns" | "too_hard";

/** The most a list may hold, and the longest cell that is kept. */
export const MOST_SHEET_ROWS = 10_000;
export const MOST_SHEET_COLUMNS = 100;
export const LONGEST_SHEET_CELL = 2_000;

/** One row that holds something; `line` is its number in the file, as a spreadsheet counts. */
export interface SheetLine {
  line: number;
  cells: string[];
}

export type SheetReading = { ok: true; lines: SheetLine[] } | { ok: false; fault: SheetFault };
