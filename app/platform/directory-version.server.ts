import { eq, inArray, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { counters } from "#db/schema/counters.ts";
import { institutions } from "#db/schema/members.ts";

const NAME = "directory";
const REMOVALS = "directory_removals";

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

async function raise(tx: Tx, name: string): Promise<void> {
  const raised = { target: counters.name, set: { value: sql`${counters.value} + 1` } };
  await tx.insert(counters).values({ name, value: 1 }).onConflictDoUpdate(raised);
}

/** Says, in the command that removes a member altogether, that some are gone: no entry is left that could be marked. */
export async function noteRemoval(tx: Tx): Promise<void> {
  await raise(tx, NAME);
  await raise(tx, REMOVALS);
}

/** How many members were removed altogether; read when the directory has changed. */
export async function removalsSoFar(db: Reader): Promise<number> {
  const [row] = await db.select({ value: counters.value }).from(counters).where(eq(counters.name, REMOVALS));
  return row?.value ?? 0;
}

/** A number that is higher after every change of the directory. */
export async function directoryVersion(db: Reader): Promise<number> {
  const [row] = await currentVersion(db, {});
  return row?.value ?? 0;
}
