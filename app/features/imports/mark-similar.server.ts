import { setImmediate } from "node:timers/promises";
import type { Judged } from "./judge-rows.server.ts";
import type { KnownRecord } from "./known-records.server.ts";
import { createSimilar, similarTo } from "./similar-records.server.ts";

const ROWS_AT_ONCE = 100;

/** Of rows that would be new, those that look like a record that is here wait for somebody's word. */
export async function markSimilar(judged: Judged[], known: readonly KnownRecord[]): Promise<void> {
  const findSimilar = createSimilar(known);
  for (const [index, row] of judged.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const similar = row.result === "new" ? findSimilar(row.facts) : null;
    if (!similar) continue;
    row.result = "similar";
    row.subjectId = similar.id;
    row.problems = [similarTo(similar), ...row.problems];
  }
}
