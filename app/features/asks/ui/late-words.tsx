import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Typed } from "#app/ui/typed.tsx";

const LABELS = { message: "answer.message", reason: "report.reason" } as const;

/** What was typed into a form that the page has no more, to be copied. */
export function LateWords({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("asks");
  if (!lastResult) return null;
  const typed = (["message", "reason"] as const).flatMap((name) => {
    const text = lastResult.initialValue?.[name];
    return typeof text === "string" && text !== "" ? [{ label: t(LABELS[name]), text }] : [];
  });
  return <Typed typed={typed} />;
}
