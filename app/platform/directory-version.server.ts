import { eq, inArray, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { counters } from "#db/schema/counters.ts";
import { institutions } from "#db/schema/members.ts";

const NAME = "directory";

const currentVersion = prepared("directory_version", (db) =>
  db.select({ value: counters.value }).from(counters).where(eq(counters.name, NAME)),
);

/**
 * Marks the entries of these institutions as changed, in the command that changes them or their memberships: every
 * process then reads them anew, and only them.
 */
export async function touchDirectory(tx: Tx, ...institutionIds: string[]): Promise<void> {
  const [row] = await tx
    .insert(counters)
    .values({ name: NAME, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ directoryVersion: counters.value });
  await tx
    .update(institutions)
    .set(row ?? {})
    .where(inArray(institutions.id, institutionIds));
}

/** A number that is higher after every change of the directory. */
export async function directoryVersion(db: Reader): Promise<number> {
  const [row] = await currentVersion(db, {});
  return row?.value ?? 0;
}
