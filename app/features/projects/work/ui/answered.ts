import type { SubmissionResult } from "@conform-to/react";

/** What came of a form of the page that was not taken: which one, and what is wrong with it. */
export type Answered = { of?: string; result?: SubmissionResult; problem?: string } | undefined;
