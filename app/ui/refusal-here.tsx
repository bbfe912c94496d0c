import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "./callout.tsx";

/**
 * Why what was just sent was not taken, above a page of several forms. The focus goes there each time: whoever pressed a
 * button far below would not see it, and press again.
 */
export function RefusalHere({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("errors");
  const notice = useRef<HTMLDivElement>(null);
  const refusal = lastResult?.error?.[""]?.[0];
  useEffect(() => {
    if (refusal !== undefined) notice.current?.focus();
  }, [refusal, lastResult]);
  if (refusal === undefined) return null;
  // That a letter is on its way already is no fault of whoever pressed.
  const isOnItsWay = refusal.startsWith("errors:on_its_way");
  return (
    <div ref={notice} tabIndex={-1}>
      <Callout tone={isOnItsWay ? "wait" : "bad"} role="alert" title={errorText(t, refusal)} />
    </div>
  );
}
