import { eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { counters } from "#db/schema/counters.ts";

const NAME = "directory";

const currentVersion = prepared("directory_version", (db) =>
  db.select({ value: counters.value }).from(counters).where(eq(counters.name, NAME)),
);

/** Marks the directory as changed, in the command that changes it: every process then counts its facets anew. */
export async function touchDirectory(tx: Tx): Promise<void> {
  await tx
    .insert(counters)
    .values({ name: NAME, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } });
}

/** A number that is higher after every change of the directory. */
export async function directoryVersion(db: Reader): Promise<number> {
  const [row] = await currentVersion(db, {});
  return row?.value ?? 0;
}
