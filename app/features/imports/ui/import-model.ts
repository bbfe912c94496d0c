import type { Option } from "#app/ui/select.tsx";
import type { ImportField, ImportKind, ImportOutcome, ImportResult, ImportState } from "#db/vocabulary-imports.ts";

export interface ImportLine {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  at: string;
  person: string | null;
}

type Defaulted = "country" | "type" | "control" | "category" | "city" | "since";

/** Whether a line of the file is taken for headings. */
export interface HeadingsChoice {
  isHeadless: boolean;
  /** What the box holds. */
  chosen: "on" | "";
  /** The line that is taken for headings. */
  above: string;
  /** It can be said otherwise. */
  isOpen: boolean;
}

export interface ColumnsPage {
  version: number;
  kind: ImportKind;
  fileName: string;
  headings: { label: string; samples: string }[];
  headed: HeadingsChoice;
  chosen: { columns: string[] } & Record<"key" | Defaulted | "dateOrder" | "officialLanguage" | "isHeadless", string>;
  choices: Record<
    "fields" | "keys" | "country" | "type" | "control" | "category" | "dateOrder" | "officialLanguage",
    Option[]
  >;
  /** A day of the list with two readings, where there is one. */
  unclearDay: string | null;
  /** What a new row must say, beside a name. */
  needed: string[];
  /** Those of them that no column seems to hold and nothing says for all rows. */
  absent: string[];
}

export interface RowView {
  line: number;
  name: string;
  result: ImportResult;
  outcome: ImportOutcome | null;
  reason: string | null;
  /** The field, what its cell holds, and what is wrong with it, or is only said. */
  problems: { field: string | null; cell: string; text: string; isNote: boolean }[];
  changes: { field: ImportField; before: string; after: string }[];
  /** The membership a new row opens, in words. */
  term: string | null;
  /** Name and address of whoever can be written to. */
  contact: string | null;
  /** The page of the record it is about. */
  to: string | null;
  /** The page of the record it looks like. */
  similarTo: string | null;
  /** Where a record that was written all the same is compared with the one it looks like. */
  compareTo: string | null;
  /** Who can compare them, where the reader cannot. */
  comparedBy: string | null;
}

export interface ErrorKind {
  kind: string;
  text: string;
  /** In how many rows. */
  count: number;
}

/** Which rows are shown. */
export const SHOWN_ROWS = ["all", "new", "changed", "unchanged", "similar", "error", "failed", "kept"] as const;
export type ShownRows = (typeof SHOWN_ROWS)[number];

/** What an undo would do now. */
export interface UndoView {
  until: string;
  /** Records the list has made, that go. */
  goes: number;
  /** Records the list has changed, that become what they were. */
  putBack: number;
  /** Rows of which nothing is undone. */
  stays: number;
  /** Why, and which they are; how many more than are named. */
  kept: { reason: string; rows: { line: number; name: string }[]; more: number }[];
}

export interface ImportPage {
  id: string;
  version: number;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  counts: Record<ShownRows | "written" | "undone" | "made" | "removed", number>;
  shown: ShownRows;
  rows: RowView[];
  /** Rows that look like a record that is here, of which nobody has said yet whether they are; at most a page of them. */
  similar: RowView[];
  /** How many of those are written as new ones. */
  taken: number;
  errors: ErrorKind[];
  /** The kind of error that is shown alone. */
  error: string | null;
  hasContacts: boolean;
  page: number;
  pageSize: number;
  total: number;
  /** How many rows are judged otherwise than when the list was looked through, and which; null where none is. */
  judgedAgain: { count: number; rows: string } | null;
  /** Until when it can be undone, in words, and what an undo would do now; null when it cannot. */
  undo: UndoView | null;
}
