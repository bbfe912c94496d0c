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

export interface ColumnsPage {
  version: number;
  kind: ImportKind;
  fileName: string;
  headings: { label: string; samples: string }[];
  chosen: { columns: string[]; key: string; country: string; type: string; control: string; category: string };
  choices: Record<"fields" | "keys" | "country" | "type" | "control" | "category", Option[]>;
}

export interface RowView {
  line: number;
  name: string;
  result: ImportResult;
  outcome: ImportOutcome | null;
  reason: string | null;
  /** The field, what its cell holds, and what is wrong with it. */
  problems: { field: string | null; cell: string; text: string }[];
  changes: { field: ImportField; before: string; after: string }[];
  /** The page of the member, once it is one. */
  to: string | null;
}

/** Which rows are shown. */
export const SHOWN_ROWS = ["all", "new", "changed", "unchanged", "error", "failed", "kept"] as const;
export type ShownRows = (typeof SHOWN_ROWS)[number];

export interface ImportPage {
  id: string;
  version: number;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  counts: Record<ShownRows | "written" | "undone", number>;
  shown: ShownRows;
  rows: RowView[];
  page: number;
  pageSize: number;
  total: number;
  /** Until when it can be undone, in words; null when it cannot. */
  undoUntil: string | null;
}
