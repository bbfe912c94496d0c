import type { ChangedAnswer } from "../posting/answers-changed.server.ts";
import type { MomentView } from "../project/project-model.ts";

export interface VersionView {
  number: number;
  /** What made it one of its own; nothing of what was only saved. */
  what: string | null;
  person: string;
  at: MomentView;
  /** Labels of the answers that differ from the version before. */
  differs: string[];
  isFirst: boolean;
  /** The form of the posting is as it was then. */
  isPresent: boolean;
}

/** A version as it is read whole. */
export interface OpenedVersion extends VersionView {
  changed: ChangedAnswer[];
  answers: { name: string; label: string; text: string }[];
}
