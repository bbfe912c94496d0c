import type { SubmissionResult } from "@conform-to/react";

/** The answer to one form of a page that has several, told apart by their intents; undefined when another was sent. */
export const answered = (result: SubmissionResult | undefined, ...intents: string[]): SubmissionResult | undefined =>
  intents.some((intent) => result?.initialValue?.intent === intent) ? result : undefined;
