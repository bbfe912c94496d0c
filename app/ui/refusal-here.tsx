import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "./callout.tsx";
import { FocusedNotice } from "./focused-notice.tsx";

/** Why what was just sent was not taken, above a page of several forms. */
export function RefusalHere({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("errors");
  const refusal = lastResult?.error?.[""]?.[0];
  if (!lastResult || refusal === undefined) return null;
  // That a letter is on its way already is no fault of whoever pressed.
  const isOnItsWay = refusal.startsWith("errors:on_its_way");
  return (
    <FocusedNotice answer={lastResult}>
      <Callout tone={isOnItsWay ? "wait" : "bad"} role="alert" title={errorText(t, refusal)} />
    </FocusedNotice>
  );
}
