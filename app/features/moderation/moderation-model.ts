import type { TitleView } from "#app/features/projects/project/project-model.ts";

interface At {
  dateTime: string;
  text: string;
}

/** A line of the coordinators' list. */
export interface WaitingPageView {
  key: string;
  to: string;
  title: TitleView;
  kind: string;
  what: string[];
  since: At;
}

export interface ReportView {
  id: string;
  at: At;
  by: string;
  fault: string;
  words: string | null;
}

/** A report that was answered. */
export interface AnsweredView extends ReportView {
  outcome: string;
  answered: { by: string; at: At };
  answer: string | null;
}

/** How a page is hidden, for its authors and those who judge it. */
export interface HidingView {
  id: string;
  since: At;
  fault: string;
  /** In words, as are request and answer; null for partners, who read of it by its code. */
  reason: string | null;
  asked: { at: At; words: string | null } | null;
  /** What was said to that, and what became of it. */
  settled: { at: At; isPutBack: boolean; answer: string | null } | null;
  until: string;
  /** What comes next. */
  next: "ask" | "over" | "asked" | "kept";
}

/** Where a hidden project stands, on a list of those who work on it. */
export interface HiddenNote {
  text: string;
  to: string;
  link: string;
}

/** What a coordinator reads of a page, and may decide. */
export interface DeskView {
  title: string;
  page: { title: TitleView; to: string; kind: string; isShown: boolean };
  reports: ReportView[];
  /** The newest report on the page. */
  seen: string;
  answered: AnsweredView[];
  hiding: (HidingView & { by: string }) | null;
  /** Why nothing can be decided here; null where something can. */
  barred: "own" | "hider" | null;
  /** Nobody else is there to decide. */
  isAlone: boolean;
  mayAnswer: boolean;
  /** Somebody who reported it gets a letter. */
  isTold: boolean;
  mayHide: boolean;
  mayPutBack: boolean;
  mayKeep: boolean;
  /** Where it can be taken up. */
  elsewhere: { to: string; label: string } | null;
}
