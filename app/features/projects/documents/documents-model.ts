import type { MomentView } from "../project/project-model.ts";

/** A document of a project with all its files, the newest first. */
export interface DocumentView {
  id: string;
  name: string;
  /** The code of its language, where that was said. */
  lang: string | null;
  language: string | null;
  isRemoved: boolean;
  /** Takes it away and brings it back. */
  mayRemove: boolean;
  versions: {
    id: string;
    to: string;
    label: string;
    file: string;
    size: string;
    note: string | null;
    person: string;
    institution: string;
    at: MomentView;
  }[];
}
