/** The kinds of file a list can be saved as. */
export const SHEET_FORMATS = ["csv", "xlsx"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** What stands in one cell; a day is `YYYY-MM-DD`. */
export type Cell = string | number | null | { day: string };

export interface Sheet {
  /** The name of the sheet in a workbook. */
  title: string;
  headings: string[];
  rows: Cell[][];
}

export const MEDIA_TYPE_OF: Readonly<Record<SheetFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
