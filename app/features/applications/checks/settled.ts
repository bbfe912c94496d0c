import type { CheckResult } from "#db/vocabulary.ts";

const SETTLED: readonly CheckResult[] = ["pass", "not_applicable"];

/** Whether the machine found it in order and nobody judged it, so that nobody need look at it again. */
export function isSettled({ by, result }: { by: string | null; result: CheckResult }): boolean {
  return by === null && SETTLED.includes(result);
}
