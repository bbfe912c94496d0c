import type { SubmissionResult } from "@conform-to/react";
import { Typed } from "#app/ui/typed.tsx";

interface LostTextProps {
  lastResult: SubmissionResult | undefined;
  /** The words of the fields whose text is not to be lost, by name. */
  labels: Record<string, string>;
}

/** What was typed into a form that this page no longer has. */
export function LostText({ lastResult, labels }: LostTextProps) {
  const typed = Object.entries(labels).flatMap(([name, label]) => {
    const text = lastResult?.initialValue?.[name];
    return typeof text === "string" && text.trim() !== "" ? [{ label, text }] : [];
  });
  return <Typed typed={typed} />;
}
