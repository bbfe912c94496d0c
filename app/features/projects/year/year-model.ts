import type { ResultCard } from "../published/published-model.ts";
import type { StatusView, TitleView } from "../project/project-model.ts";

/** The figures of a year, in the order in which they are said. */
export const FIGURES = ["ran", "began", "ended", "members", "countries", "pairs", "results", "people"] as const;
export type Figure = (typeof FIGURES)[number];

/** What is told apart by initiative and by theme. */
export const SHARES = ["ran", "began", "ended", "results", "people"] as const;
export type Share = (typeof SHARES)[number];

/** One figure of a year beside that of the year before. */
interface FigureView {
  name: Figure;
  term: string;
  /** What it counts. */
  explain: string;
  number: number;
  before: number;
  /** The list of just these, where there is one. */
  to: string | null;
}

export interface ShareView {
  label: string;
  /** The same page narrowed to it, or the list of just these. */
  to?: string;
  figures: number[];
}

interface RanView {
  slug: string;
  title: TitleView;
  lead: string;
  period: string | null;
  status: StatusView;
}

interface Choice {
  value: string;
  label: string;
}

/** What the network did in a year, in the reader's words. */
export interface YearView {
  year: number;
  title: string;
  /** On which day it was counted, of a year that is not over. */
  countedOn: string | null;
  isEmpty: boolean;
  filter: { initiative: string; theme: string; initiatives: Choice[]; themes: Choice[]; wholeTo: string | null };
  /** Said where the address names several initiatives or themes. */
  severalNamed: string | null;
  figures: FigureView[];
  planned: { text: string; to: string }[];
  initiatives: ShareView[];
  themes: ShareView[];
  countries: ShareView[];
  types: ShareView[];
  projects: { rows: RanView[]; total: number; to: string };
  results: { cards: ResultCard[]; total: number; to: string };
  reports: { rows: { slug: string; title: TitleView; people: string }[]; total: number };
  csv: string;
  years: { year: number; to: string }[];
}
