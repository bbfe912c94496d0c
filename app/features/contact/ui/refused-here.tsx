import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";

/** Why what was sent was not taken, for a page whose form keeps it. */
export function RefusedHere({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("contact");
  const refusal = lastResult?.error?.[""]?.[0];
  return refusal ? <Callout tone="bad" role="alert" title={errorText(t, refusal)} /> : null;
}
