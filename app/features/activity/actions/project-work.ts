import { z } from "zod";
import type { ActionTable } from "./action.ts";
import { inProject } from "./in-project.ts";

const titled = z.object({ title: z.string() });
const work = <Name extends string>(name: Name) => inProject("partners", `work.${name}`, titled);

/** The work of a project, for those who work on it. */
export const PROJECT_WORK_ACTIONS = {
  "work.package_added": work("package_added"),
  "work.package_changed": work("package_changed"),
  "work.package_removed": work("package_removed"),
  "work.milestone_added": work("milestone_added"),
  "work.milestone_changed": work("milestone_changed"),
  "work.milestone_done": work("milestone_done"),
  "work.milestone_cancelled": work("milestone_cancelled"),
  "work.milestone_reopened": work("milestone_reopened"),
  "work.milestone_removed": work("milestone_removed"),
  "work.task_given": work("task_given"),
  "work.task_changed": work("task_changed"),
  "work.task_done": work("task_done"),
  "work.task_reopened": work("task_reopened"),
  "work.task_taken_back": work("task_taken_back"),
  "work.task_given_again": work("task_given_again"),
  "work.progress_noted": work("progress_noted"),
  "work.progress_corrected": work("progress_corrected"),
  "work.meeting_called": work("meeting_called"),
  "work.meeting_changed": work("meeting_changed"),
  "work.meeting_cancelled": work("meeting_cancelled"),
} as const satisfies ActionTable<"work">;
