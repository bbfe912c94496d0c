import { and, asc, count, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import { users } from "#db/schema/accounts.ts";
import type { ImportOutcome, ImportResult, ImportState } from "#db/vocabulary-imports.ts";

export type ImportRow = typeof imports.$inferSelect;
export type ListRow = typeof importRows.$inferSelect;

export async function findImport(db: Reader, id: string): Promise<ImportRow | null> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  return row ?? null;
}

/** The last lists, newest first, with who brought them. */
export function listImports(db: Reader, limit: number) {
  return db
    .select({ list: imports, person: users.name })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdById))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
}

/** How many rows stand how, and how many records the list has made and has taken away again. */
export async function countRows(
  db: Reader,
  importId: string,
): Promise<{
  all: number;
  results: Record<ImportResult, number>;
  outcomes: Record<ImportOutcome, number>;
  made: number;
  removed: number;
}> {
  const rows = await db
    .select({ result: importRows.result, outcome: importRows.outcome, count: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.result, importRows.outcome);
  const results = { new: 0, changed: 0, unchanged: 0, similar: 0, error: 0 };
  const outcomes = { written: 0, failed: 0, undone: 0, kept: 0 };
  let [all, made, removed] = [0, 0, 0];
  for (const row of rows) {
    all += row.count;
    if (row.result) results[row.result] += row.count;
    if (row.outcome) outcomes[row.outcome] += row.count;
    if (row.result === "new" && row.outcome === "written") made += row.count;
    if (row.result === "new" && row.outcome === "undone") removed += row.count;
  }
  return { all, results, outcomes, made, removed };
}

/** Rows of a list in the order of the file. */
export function selectRows(db: Reader, importId: string, filter?: SQL) {
  return db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), filter))
    .orderBy(asc(importRows.line))
    .$dynamic();
}

/** The next step of a list, taken once: false when it was taken already, or is not the next. */
export async function takeStep(
  tx: Tx,
  { id, version }: Pick<ImportRow, "id" | "version">,
  from: readonly ImportState[],
  set: Partial<typeof imports.$inferInsert>,
): Promise<boolean> {
  const taken = await tx
    .update(imports)
    .set({ ...set, version: version + 1 })
    .where(and(eq(imports.id, id), eq(imports.version, version), inArray(imports.state, [...from])))
    .returning({ id: imports.id });
  return taken.length > 0;
}
