import { sql } from "drizzle-orm";
import type { Tx } from "./index.server.ts";
import { counters } from "./schema/counters.ts";

/**
 * The next number of a yearly series, such as `M-2026-0001`, of applications, members, resolutions, dues and their credit notes: in order and without gaps,
 * because the counter is raised in the transaction that uses the number.
 */
export async function nextNumber(tx: Tx, series: "A" | "M" | "R" | "D" | "C", now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await tx
    .insert(counters)
    .values({ name: `${series}-${year}`, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning();
  if (!row) throw new Error("The counter did not answer");
  return `${series}-${year}-${String(row.value).padStart(4, "0")}`;
}

/** Numbers given outside the portal are taken from now on: the series goes on after the highest of them. */
export async function continueAfter(tx: Tx, number: string): Promise<void> {
  const [series = "", year = "", count = ""] = number.split("-");
  const value = Number(count);
  const higher = sql`case when ${counters.value} < ${value} then ${value} else ${counters.value} end`;
  await tx
    .insert(counters)
    .values({ name: `${series}-${year}`, value })
    .onConflictDoUpdate({ target: counters.name, set: { value: higher } });
}
