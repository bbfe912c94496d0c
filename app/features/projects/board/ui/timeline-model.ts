import type { TitleView } from "../../project/project-model.ts";

/** A bar on the scale of a timeline. */
export interface BarView {
  x: number;
  width: number;
}

interface LineView {
  slug: string;
  title: TitleView;
  lead: string;
  /** In words; null where it is not known. */
  period: string | null;
  /** The last day for answers in words, while the project is answered. */
  answerBy: string | null;
  asks: BarView | null;
  runs: BarView | null;
  isOver: boolean;
}

/** Projects on a common scale of whole years. */
export interface TimelineView {
  years: number[];
  /** Where each quarter begins but the first. */
  quarters: number[];
  today: number;
  lines: LineView[];
}
