import type { HeadingsChoice } from "#app/features/imports/ui/import-model.ts";
import type { Option } from "#app/ui/select.tsx";
import type { LineOutcome, LineResult, StatementState } from "#db/vocabulary-statements.ts";

export interface StatementLineView {
  line: number;
  date: string;
  sum: string;
  payer: string;
  purpose: string;
  result: LineResult;
  outcome: LineOutcome | null;
  /** The invoices it is for, and where they are several what of it is for each. */
  invoices: { number: string; member: string; to: string; sum: string | null }[];
  /** The line as it stands in the file, where it is not read. */
  raw: string | null;
  notes: string[];
  /** Why somebody has set it aside; null of every other line. */
  aside: string | null;
  /** What its box sends. */
  tick: string;
  /** Somebody has put it to its invoice. */
  isChosen: boolean;
  /** Its invoice has got more than it asks for. */
  isOver: boolean;
}

export interface StatementView {
  id: string;
  version: number;
  state: StatementState;
  fileName: string;
  counts: Record<LineResult | LineOutcome, number>;
  /** How many lines were noted on invoices that have got more than they ask for. */
  over: number;
  /** Lines whose invoice can be named. */
  toChoose: StatementLineView[];
  /** What can be noted, the sure ones first. */
  toNote: StatementLineView[];
  /** Everything else that is told; what went out is only counted. */
  others: StatementLineView[];
  /** What waits for somebody: each of these lines can be set aside. */
  left: StatementLineView[];
  /** What was noted, and what was set aside. */
  written: StatementLineView[];
  setAside: StatementLineView[];
}

export interface StatementColumnsView {
  version: number;
  fileName: string;
  headings: { label: string; samples: string }[];
  headed: HeadingsChoice;
  chosen: { columns: string[]; currency: string; dateOrder: string; isHeadless: string };
  fields: Option[];
  dateOrders: Option[];
  unclearDay: string | null;
}

export interface StatementRow {
  id: string;
  fileName: string;
  state: StatementState;
  /** How many of its lines are left, once some were noted. */
  left: number;
  person: string;
  at: string;
}
