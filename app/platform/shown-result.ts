import type { SubmissionResult } from "@conform-to/react";

/** A result whose values a page must show in place of its own, which are older than what others have saved. */
export function showingItsValues(result: SubmissionResult): SubmissionResult {
  const validated = Object.fromEntries(Object.keys(result.error ?? {}).map((name) => [name, true]));
  const intent = { type: "update", payload: { value: result.initialValue } } as const;
  return { ...result, intent, state: { validated } };
}
