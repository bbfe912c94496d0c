import type { AnswerValue } from "../form/answer-view.server.ts";

/** What somebody changed in a section, and when last. */
export interface ChangedSection {
  section: string;
  title: string;
  questions: string[];
  at: string;
}

export interface VersionView {
  number: number;
  person: string;
  at: string;
  changed: ChangedSection[];
  restoredFrom: number | null;
  isNewest: boolean;
}

export interface ComparedView {
  from: number;
  to: number;
  changes: { path: string; label: string; before: AnswerValue | null; after: AnswerValue | null }[];
}

/** Who changed what in an application, its versions, and two of them beside each other. */
export interface VersionsPage {
  title: string;
  applicationId: string;
  institution: string;
  versions: VersionView[];
  compared: ComparedView | null;
  canRestore: boolean;
  most: number;
}
