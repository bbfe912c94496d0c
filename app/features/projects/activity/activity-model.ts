import type { MomentView } from "../project/project-model.ts";

export interface ActivityView {
  entries: {
    id: string;
    text: string;
    /** Who did it; null where that is not said. */
    by: string | null;
    when: MomentView;
    /** It happened since the reader was here last. */
    isNew: boolean;
  }[];
  page: number;
  total: number;
  /** The reader reads what the partnership keeps. */
  isInside: boolean;
}
