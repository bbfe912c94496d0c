import type { SubmissionResult } from "@conform-to/react";
import { Callout } from "#app/ui/callout.tsx";
import { FocusedNotice } from "#app/ui/focused-notice.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { WrittenBefore } from "#app/ui/sent-again.tsx";

interface FormGoneProps {
  lastResult: SubmissionResult | undefined;
  /** Why the form is not there any more, where its answer speaks only of its fields. */
  why: string;
}

/** Why a form that is not on the page any more was not taken, and what was typed into it. */
export function FormGone({ lastResult, why }: FormGoneProps) {
  if (!lastResult) return null;
  const isSaid = lastResult.error?.[""] !== undefined;
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {!isSaid && (
        <FocusedNotice answer={lastResult}>
          <Callout tone="bad" role="alert" title={why} />
        </FocusedNotice>
      )}
      <WrittenBefore lastResult={lastResult} />
    </>
  );
}
