import type { SubmissionResult } from "@conform-to/react";
import { PAST_DAY } from "../work.ts";

interface SeenDayProps {
  /** The field with the day. */
  name: string;
  /** What stands there; empty of something new. */
  stands: string;
  lastResult: SubmissionResult | undefined;
}

/** The day about which a form need not ask whether it is meant, though it has passed: the one that stands, or one it asked about. */
export function SeenDay({ name, stands, lastResult }: SeenDayProps) {
  const typed = lastResult?.initialValue ?? {};
  const isAsked = lastResult?.error?.[name]?.includes(PAST_DAY);
  const seen = isAsked ? typed[name] : (typed["seenDay"] ?? stands);
  return <input type="hidden" name="seenDay" value={typeof seen === "string" ? seen : ""} />;
}
