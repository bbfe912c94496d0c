import {
  LONGEST_SHEET_CELL,
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  type SheetFault,
  type SheetLine,
} from "#app/platform/read-sheet.ts";

/** The file is not taken; what came before is forgotten. */
export class SheetRefused extends Error {
  override name = "SheetRefused";

  readonly fault: SheetFault;

  constructor(fault: SheetFault) {
    super(fault);
    this.fault = fault;
  }
}

const UNSEEN = /[^\P{Cc}\n\t]/gu;

/** A cell as it is kept: without what no database takes, and with one sign more than may be where it is too long. */
const kept = (cell: string) =>
  cell
    .slice(0, LONGEST_SHEET_CELL * 2)
    .replace(UNSEEN, "")
    .trim()
    .slice(0, LONGEST_SHEET_CELL + 1);

/** Takes rows as they are read; rows of nothing are left out, and too much is refused before it is kept. */
export function collectLines() {
  const lines: SheetLine[] = [];
  return {
    lines,
    take(line: number, cells: readonly string[]): void {
      const shown = cells.map(kept);
      while (shown.at(-1) === "") shown.pop();
      if (shown.length === 0) return;
      if (shown.length > MOST_SHEET_COLUMNS) throw new SheetRefused("too_many_columns");
      if (lines.length >= MOST_SHEET_ROWS) throw new SheetRefused("too_many_rows");
      lines.push({ line, cells: shown });
    },
  };
}
