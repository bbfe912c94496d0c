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
  values: { accreditedUntil: string; hasNoLastDay: boolean; activities: string };
}
