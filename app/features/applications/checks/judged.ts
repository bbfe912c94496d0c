import type { CheckResult } from "#db/vocabulary.ts";

const SETTLED: readonly CheckResult[] = ["pass", "not_applicable"];

/** Whether the machine found it in order and nobody judged it, so that nobody need look at it again. */
export function isSettled({ by, result }: { by: string | null; result: CheckResult }): boolean {
  return by === null && SETTLED.includes(result);
}

/** Whether a person says something else than the machine, which has looked. */
export function isOverruled(automatic: CheckResult | null | undefined, result: CheckResult): boolean {
  return Boolean(automatic) && automatic !== "pending" && automatic !== result;
}

/** Why a result needs a note beside it; null when it may stand alone. */
export function whyNoteIsNeeded(
  result: CheckResult | "automatic",
  automatic: CheckResult | null | undefined,
): "note-for-fail" | "note-needed" | null {
  if (result === "fail") return "note-for-fail";
  return result !== "automatic" && isOverruled(automatic, result) ? "note-needed" : null;
}
