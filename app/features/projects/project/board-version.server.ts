import { eq, inArray, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { counters } from "#db/schema/counters.ts";
import { projects } from "#db/schema/projects.ts";

const NAME = "board";

const currentVersion = prepared("board_version", (db) =>
  db.select({ value: counters.value }).from(counters).where(eq(counters.name, NAME)),
);

/** Marks projects as changed, in the command that changes them: every process then reads them anew, and only them. */
export async function touchBoard(tx: Tx, ...projectIds: string[]): Promise<void> {
  const [row] = await tx
    .insert(counters)
    .values({ name: NAME, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ boardVersion: counters.value });
  await tx
    .update(projects)
    .set(row ?? {})
    .where(inArray(projects.id, projectIds));
}

/** A number that is higher after every change of the board. */
export async function boardVersion(db: Reader): Promise<number> {
  const [row] = await currentVersion(db, {});
  return row?.value ?? 0;
}
