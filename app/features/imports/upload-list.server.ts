import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { oneAtOnce } from "#app/platform/one-at-once.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { readSheet } from "#app/platform/read-sheet.server.ts";
import type { SheetFault } from "#app/platform/read-sheet.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import type { ImportKind } from "#db/vocabulary-imports.ts";
import { selectRows } from "./find-import.server.ts";
import { guessColumns } from "./guess-columns.server.ts";
import { canImport } from "./import.policy.ts";
import { MOST_OPEN_IMPORTS } from "./imports.ts";

const ROWS_AT_ONCE = 100;

interface SentList {
  kind: ImportKind;
  name: string;
  bytes: Uint8Array;
}

type Uploaded =
  { ok: true; id: string } | Refusal<"forbidden" | "too-many"> | (Refusal<never, "unusable"> & { fault: SheetFault });

const DEFAULTS = { country: null, type: "university", control: "public", category: "full" };

const once = oneAtOnce<Uploaded>();

/** Reads a list and keeps its cells with what its columns look like. Nothing else is written. Sent twice it is one. */
export const uploadList = (context: Reading, list: SentList, actor: Viewer): Promise<Uploaded> =>
  once([actor.id, list.kind, list.name, createHash("sha256").update(list.bytes).digest("hex")], () =>
    readList(context, list, actor),
  );

type Reading = Pick<Services, "background" | "withTransaction" | "clock">;

/** The same list of the same person, of which nothing was said yet; null where there is none. */
async function findJustRead(
  tx: Tx,
  { kind, name, rows }: Omit<SentList, "bytes"> & { rows: readonly { cells: string[] }[] },
  actorId: string,
  now: Date,
): Promise<string | null> {
  const isTheirs = and(eq(imports.createdById, actorId), eq(imports.kind, kind), eq(imports.fileName, name));
  const isUntouched = and(eq(imports.state, "columns"), eq(imports.version, 1));
  const isNew = gt(imports.createdAt, new Date(now.getTime() - SENT_TWICE_MS));
  const [last] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(isTheirs, isUntouched, isNew))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(1);
  const cells = (read: readonly { cells: string[] }[]) => read.map((row) => row.cells);
  return last && isDeepStrictEqual(cells(await selectRows(tx, last.id)), cells(rows)) ? last.id : null;
}

async function readList(context: Reading, { kind, name, bytes }: SentList, actor: Viewer): Promise<Uploaded> {
  if (!canImport(actor)) return refused("forbidden");
  const reading = await readSheet(context.background, bytes);
  if (!reading.ok) return refused("unusable", { fault: reading.fault });
  const { rows, days, ...guess } = guessColumns(kind, reading.lines);
  if (rows.length === 0) return refused("unusable", { fault: "empty" as const });
  return context.withTransaction<Uploaded>(async (tx) => {
    const now = context.clock.now();
    const again = await findJustRead(tx, { kind, name, rows }, actor.id, now);
    if (again !== null) return { ok: true, id: again };
    const open = await tx.$count(imports, inArray(imports.state, ["columns", "preview"]));
    if (open >= MOST_OPEN_IMPORTS) return refused("too-many");
    const values = {
      kind,
      state: "columns" as const,
      fileName: name,
      ...guess,
      defaults: { ...DEFAULTS, ...days },
      version: 1,
    };
    const [row] = await tx
      .insert(imports)
      .values({ ...values, createdById: actor.id, createdAt: now })
      .returning({ id: imports.id });
    if (!row) throw new Error("The list was not written");
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await tx
        .insert(importRows)
        .values(rows.slice(at, at + ROWS_AT_ONCE).map((one) => ({ importId: row.id, ...one })));
    const data = { kind, rows: rows.length };
    await recordActivity(tx, { action: "import.uploaded", subjectId: row.id, actorId: actor.id, data }, now);
    return { ok: true, id: row.id };
  });
}
