import type { MomentView, TitleView } from "../project/project-model.ts";
import type { ReportField } from "./report.ts";

export type ReportTyped = Record<ReportField | "version", string>;

/** A report in words. */
export interface ReportRead {
  achievements: string;
  /** How many were reached, in words. */
  reached: string[];
  testimonials: string;
}

/** The page of a project's report. */
export interface ReportView {
  title: string;
  project: { title: TitleView; to: string };
  isPublic: boolean;
  /** Its status allows to write it, whoever may. */
  isOver: boolean;
  isWriter: boolean;
  isWritten: boolean;
  saved: { by: string; at: MomentView } | null;
  typed: ReportTyped;
  read: ReportRead & { problems: string; followUp: string };
  published: string;
}

/** Whether a report is there, where its project is completed. */
export interface ReportNoticeView {
  isWritten: boolean;
  to: string;
  /** What it says was achieved. */
  achievements: string | null;
}

/** What stands where a report came too late: only what differs from what was typed. */
export interface ReportConflict {
  /** Null where it was whoever reads this, in another window. */
  savedBy: string | null;
  at: string;
  differing: { name: ReportField; text: string }[];
}
