import type { SubmissionResult } from "@conform-to/react";

/** What came of a form of the page that was not taken: which one, and what is wrong with it. */
export type Answered = { of?: string; result?: SubmissionResult } | undefined;

/** What came of one form; nothing where it was another. */
export const resultOf = (answered: Answered, of: string): SubmissionResult | undefined =>
  answered?.of === of ? answered.result : undefined;

/** What was refused as a whole, where the form that would say it is not on the page. */
export function problemOf(answered: Answered, isFormThere: (of: string) => boolean): string | null {
  if (answered?.of === undefined || isFormThere(answered.of)) return null;
  return answered.result?.error?.[""]?.[0] ?? null;
}
