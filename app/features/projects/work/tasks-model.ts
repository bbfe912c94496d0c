import type { Option, OptionGroup } from "#app/ui/select.tsx";
import type { DeadlineView, TitleView } from "../project/project-model.ts";

/** A task as its form begins. */
export interface TaskStart {
  id: string;
  /** The mark of what stands; empty of a new one. */
  version: string;
  sentence: string;
  givenToId: string;
  dueOn: string;
  packageId: string;
}

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
  /** Null for whoever may not correct it nor take it back. */
  edit: TaskStart | null;
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
  by: "person" | "part";
  mine: TaskView[];
  others: TaskGroup[];
  done: TaskView[];
  /** Those that were taken back, the last first, for whoever may give them again. */
  takenBack: Pick<TaskView, "id" | "sentence" | "person">[];
  people: OptionGroup[];
  parts: Option[];
  /** The next one; null for whoever may give none. */
  start: TaskStart | null;
}
