import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { removeListed } from "#app/features/members/membership/remove-listed.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { isOutage } from "#db/is-outage.ts";
import { importRows, imports, prospects, recordContacts } from "#db/schema/imports.ts";
import { findImport, type ImportRow, type ListRow, selectRows } from "./find-import.server.ts";
import { findKept, type Kept } from "./find-kept.server.ts";
import { findKnown } from "./known-records.server.ts";
import { isHereMeanwhile, type Values, writeNew, writeValues, type Writing } from "./write-record.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger">;

/** What became of a row; a reason is a key of the catalogue. */
type Done = Partial<Pick<ListRow, "subjectId" | "writtenVersion" | "reason">> & Pick<ListRow, "outcome">;

const ROWS_AT_ONCE = 100;

async function writeRow(tx: Tx, { kind, defaults }: ImportRow, row: ListRow, writing: Writing): Promise<Done> {
  const failed = (reason: string): Done => ({ outcome: "failed", reason });
  if (row.result === "new") {
    if (await isHereMeanwhile(tx, kind, row.facts ?? {})) return failed("here_meanwhile");
    const { subjectId, version } = await writeNew(tx, kind, row.facts ?? {}, {
      ...writing,
      officialLanguage: defaults.officialLanguage,
    });
    return { outcome: "written", subjectId, writtenVersion: version };
  }
  const known = row.subjectId ? await findKnown(tx, kind, row.subjectId) : null;
  const changes = row.changes ?? [];
  if (!known) return failed("gone");
  if (changes.some(({ field, before }) => (known.facts[field] ?? null) !== before)) return failed("changed_meanwhile");
  const values: Values = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
  const version = await writeValues(tx, known, values, writing);
  return version === null ? failed("changed_meanwhile") : { outcome: "written", writtenVersion: version };
}

async function undoRow(tx: Tx, list: ImportRow, row: ListRow, writing: Writing): Promise<Done> {
  const { kind } = list;
  const kept = (reason: Kept): Done => ({ outcome: "kept", reason });
  const why = (await findKept(tx, list, [row])).get(row.line);
  if (why) return kept(why);
  const known = row.subjectId ? await findKnown(tx, kind, row.subjectId) : null;
  if (!known) return kept("gone");
  if (row.result === "changed") {
    const changes = row.changes ?? [];
    const values: Values = Object.fromEntries(changes.map(({ field, before }) => [field, before]));
    const version = await writeValues(tx, known, values, writing);
    return version === null ? kept("changed_since") : { outcome: "undone" };
  }
  if (kind === "member") {
    const removed = await removeListed(tx, { institutionId: known.id, version: known.version });
    if (!removed.ok) return kept("changed_since");
  } else await tx.delete(prospects).where(eq(prospects.id, known.id));
  await tx.delete(recordContacts).where(eq(recordContacts.subjectId, known.id));
  return { outcome: "undone" };
}

const STEPS = {
  writing: { act: writeRow, from: null, instead: "failed" as const, reason: "unexpected" },
  undoing: { act: undoRow, from: "written" as const, instead: "kept" as const, reason: "in_use" },
};

const isWaiting = (state: keyof typeof STEPS) =>
  state === "writing"
    ? and(inArray(importRows.result, ["new", "changed"]), isNull(importRows.outcome))
    : eq(importRows.outcome, "written");

/** One row in a transaction of its own: what the database refuses there keeps no other row back. */
async function takeRow(context: Context, list: ImportRow, line: number, state: keyof typeof STEPS): Promise<void> {
  const { act, from, instead, reason } = STEPS[state];
  const isRow = and(eq(importRows.importId, list.id), eq(importRows.line, line));
  const note = (tx: Tx, done: Done) => tx.update(importRows).set(done).where(isRow);
  try {
    await context.withTransaction(async (tx) => {
      const [row] = await tx.select().from(importRows).where(isRow);
      // Another process has taken it.
      if (row?.outcome !== from) return;
      const actorId = state === "writing" ? list.confirmedById : list.undoneById;
      await note(tx, await act(tx, list, row, { actorId, config: context.config, now: context.clock.now() }));
    });
  } catch (error) {
    if (isOutage(error)) throw error;
    context.logger.warn({ err: error, importId: list.id, line }, "a row of a list was refused");
    await context.withTransaction((tx) => note(tx, { outcome: instead, reason }));
  }
}

async function carryOn(context: Context, list: ImportRow, state: keyof typeof STEPS): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await selectRows(context.db, list.id, isWaiting(state)).limit(ROWS_AT_ONCE);
    if (rows.length === 0) break;
    for (const { line } of rows) {
      await takeRow(context, list, line, state);
      await setImmediate();
    }
    done += rows.length;
  }
  await context.withTransaction(async (tx) => {
    const now = await findImport(tx, list.id);
    const end =
      state === "writing"
        ? ({ state: "written", writtenAt: context.clock.now() } as const)
        : ({ state: "undone" } as const);
    if (now?.state === state)
      await tx
        .update(imports)
        .set({ ...end, version: now.version + 1 })
        .where(eq(imports.id, list.id));
  });
  return done;
}

/**
 * Writes lists that were confirmed and takes back those that are undone, row by row: after a stop in the middle the next
 * run goes on with the rows that are left.
 */
export async function writeImports(context: Context): Promise<number> {
  const waiting = await context.db
    .select()
    .from(imports)
    .where(inArray(imports.state, ["writing", "undoing"]))
    .orderBy(asc(imports.createdAt));
  let done = 0;
  for (const list of waiting) done += await carryOn(context, list, list.state as keyof typeof STEPS);
  return done;
}

export const writeImportsJob: Job<Context> = { name: "write-imports", cron: "*/2 * * * * *", work: writeImports };
