import { setImmediate } from "node:timers/promises";
import type { Reader } from "#db/index.server.ts";
import { namesOfRors } from "./registry-names.server.ts";
import type { Judged } from "./judge-rows.server.ts";
import { type KnownRecord, marksOf } from "./known-records.server.ts";
import { createSimilar, inRow, ofOneSite, similarTo } from "./similar-records.server.ts";

const ROWS_AT_ONCE = 100;

/** Of rows that would be new, those that look like a record that is here or an earlier row wait for somebody's word. */
export async function markSimilar(db: Reader, judged: Judged[], known: readonly KnownRecord[]): Promise<void> {
  const registryNames = await namesOfRors(db, [...new Set(known.flatMap(({ facts }) => facts.ror ?? []))]);
  const findSimilar = createSimilar(known, registryNames);
  for (const [index, row] of judged.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const similar = row.result === "new" ? findSimilar(row.facts) : null;
    if (!similar) continue;
    row.result = "similar";
    row.subjectId = similar.record.id;
    row.problems = [similarTo(similar), ...row.problems];
  }
  markOfOneSite(judged);
}

/** Several institutions may share a domain, or one may stand in a list under several names. */
function markOfOneSite(judged: Judged[]): void {
  const firstWith = new Map<string, Judged>();
  for (const row of judged) {
    if (row.result === "error") continue;
    const domains = marksOf(row.facts).domain;
    const shared = domains.find((domain) => firstWith.has(domain));
    const earlier = shared && firstWith.get(shared);
    for (const domain of domains) if (!firstWith.has(domain)) firstWith.set(domain, row);
    if (!earlier || row.result !== "new") continue;
    row.result = "similar";
    row.subjectId = inRow(earlier.line);
    row.problems = [ofOneSite(earlier, shared), ...row.problems];
  }
}
