import type { SubmissionResult } from "@conform-to/react";

/** What came of a form of the page that was not taken: which one, and what is wrong with it. */
export type Answered = { of?: string; result?: SubmissionResult } | undefined;

/** What came of one form; nothing where it was another. */
export const resultOf = (answered: Answered, of: string): SubmissionResult | undefined =>
  answered?.of === of ? answered.result : undefined;

/** What came of a form that is not on the page any more. */
export function resultOfGone(answered: Answered, isFormThere: (of: string) => boolean): SubmissionResult | undefined {
  return answered?.of === undefined || isFormThere(answered.of) ? undefined : answered.result;
}
