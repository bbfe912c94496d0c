import type { YearStanding } from "../window.ts";

/** A project in which the institution had a part. */
export interface ProjectOfYear {
  to: string;
  title: string;
  lang: string;
  /** In the words of who named it; null of one it leads. */
  role: string | null;
  state: string;
}

/** Where something of the board stands. */
export interface OnBoard {
  to: string;
  text: string;
  lang?: string;
}

/** Something of the board that can be taken into what an institution tells of its year. */
export interface BoardLine {
  source: string;
  /** What it is: a project, a result, people reached, countries. */
  kind: string;
  /** Null of what the reader finds on the board no more. */
  from: OnBoard | null;
  text: string;
  isTaken: boolean;
  /** What the board says now, where other words were taken. */
  now: string | null;
}

/** What an institution told of a year. */
export interface ReportedYear {
  year: number;
  confirmed: { on: string; by: string };
  activities: string;
  lines: { key: string; kind: string; text: string; from: OnBoard | null }[];
}

/** What those who confirm an entry read of it. */
export interface EntryView {
  facts: { term: string; value: string }[];
  people: { key: string; name: string; role: string; place: string }[];
  projects: ProjectOfYear[];
  paths: { home: string; edit: string; people: string };
}

/** The entry of an institution for a year, as those who confirm it read it. */
export interface YearView extends EntryView {
  year: number;
  standing: YearStanding;
  /** How it stood when this was read. */
  before: string;
  /** The last day of the window, and until when who is late is still listed. */
  closesOn: string;
  lateUntil: string;
  /** When it opens next. */
  opensNext: string;
  confirmed: { on: string; by: string } | null;
  lines: BoardLine[];
  /** All projects and results of the institution as a file. */
  sheetTo: string;
  values: { accreditedUntil: string; hasNoLastDay: boolean; activities: string };
}
