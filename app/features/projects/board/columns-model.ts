import type { ClosingView, DeadlineView, StatusView, TitleView } from "../project/project-model.ts";
import type { Became, Move } from "./moves.ts";

interface MoveView {
  move: Move;
  to: string;
  label: string;
  /** Something is asked before it is done. */
  isAsked: boolean;
}

/** A project as a column shows it. */
export interface MiniView {
  slug: string;
  title: TitleView;
  lead: string;
  status: StatusView;
  deadline: DeadlineView | null;
  partnersText: string | null;
  /** How the reader has to do with it; null for a project of others. */
  own: "lead" | "editor" | "partner" | null;
  /** What the reader does next. */
  duty: { to: string; label: string } | null;
  from: string;
  moves: MoveView[];
}

export interface ColumnView {
  /** A state, or "own" for what only its own people see. */
  key: string;
  title: string;
  explain: string;
  total: number;
  cards: MiniView[];
  /** Where all of them are listed; null where all stand here. */
  more: string | null;
}

/** What became of the project that was moved last. */
export interface MovedView {
  slug: string;
  title: TitleView;
  status: string;
  /** The states by which the way back is asked for; null where there is none. */
  back: { from: string; to: string } | null;
  closing: ClosingView | null;
  became: Became;
  /** To what a project leads from its state. */
  next: string;
}

export interface ColumnsView {
  columns: ColumnView[];
  moved: MovedView | null;
  /** The query string of the page, without what was moved. */
  search: string;
}
