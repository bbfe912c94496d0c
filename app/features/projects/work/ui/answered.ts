import type { SubmissionResult } from "@conform-to/react";
import type { MeetingsView } from "../meetings-model.ts";
import type { TasksView } from "../tasks-model.ts";
import type { WorkView } from "../work-model.ts";

/** What came of a form of the page that was not taken: which one, and what is wrong with it. */
export type Answered = { of?: string; result?: SubmissionResult; problem?: string } | undefined;

/** Whether a form changed a part of the work or a milestone that has been taken away since its page was read. */
export function isGone(
  answered: Answered,
  { packages, milestones }: Pick<WorkView, "packages" | "milestones">,
): boolean {
  const { id, version } = answered?.result?.initialValue ?? {};
  const shown = [...packages, ...packages.flatMap((part) => part.milestones), ...milestones];
  return Number(version) > 0 && shown.every((one) => one.id !== id);
}

/** The same of a task that is not to be corrected any more. */
export function isTaskGone(answered: Answered, { mine, others }: Pick<TasksView, "mine" | "others">): boolean {
  if (!answered?.of?.startsWith("task_correct-")) return false;
  const shown = [...mine, ...others.flatMap(({ tasks }) => tasks)];
  return shown.every(({ edit }) => edit === null || answered.of !== `task_correct-${edit.id}`);
}

/** The same of a meeting that has been cancelled. */
export function isMeetingFormGone(answered: Answered, { meetings }: Pick<MeetingsView, "meetings">): boolean {
  return meetings.some(
    ({ id, edit, write }) =>
      (edit === null && answered?.of === `meeting-${id}`) || (write === null && answered?.of === `minutes-${id}`),
  );
}
