import type { Option, OptionGroup } from "#app/ui/select.tsx";
import type { DeadlineView, TitleView } from "../project/project-model.ts";

export interface TaskView {
  id: string;
  sentence: string;
  person: string;
  part: string | null;
  due: DeadlineView | null;
  doneOn: string | null;
  mayChange: boolean;
  /** It is open, and the person no longer works on the project. */
  hasLeft: boolean;
}

interface TaskGroup {
  key: string;
  label: string;
  tasks: TaskView[];
}

/** The tasks of a project: the reader's own first, the others by person or by part, then what is done. */
export interface TasksView {
  title: string;
  project: { title: TitleView; to: string };
  isUnderWay: boolean;
  isLead: boolean;
  by: "person" | "part";
  mine: TaskView[];
  others: TaskGroup[];
  done: TaskView[];
  people: OptionGroup[];
  parts: Option[];
  /** The id of the next one; null for whoever may give none. */
  newId: string | null;
}
