import { sql } from "drizzle-orm";
import type { Tx } from "./index.server.ts";
import { counters } from "./schema/counters.ts";

/**
 * The next number of a yearly series, such as `M-2026-0001`, of applications, members and resolutions: in order and without gaps, because the counter is raised in
 * the transaction that uses the number.
 */
export async function nextNumber(tx: Tx, series: "A" | "M" | "R", now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await tx
    .insert(counters)
    .values({ name: `${series}-${year}`, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning();
  if (!row) throw new Error("The counter did not answer");
  return `${series}-${year}-${String(row.value).padStart(4, "0")}`;
}
