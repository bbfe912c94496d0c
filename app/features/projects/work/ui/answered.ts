import type { SubmissionResult } from "@conform-to/react";
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
