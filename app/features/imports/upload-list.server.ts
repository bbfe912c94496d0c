import { inArray } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { readSheet } from "#app/platform/read-sheet.server.ts";
import type { SheetFault } from "#app/platform/read-sheet.ts";
import type { Services } from "#app/platform/services.server.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import type { ImportKind } from "#db/vocabulary-imports.ts";
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

/** Reads a list and keeps its cells with what its columns look like. Nothing else is written. */
export async function uploadList(
  context: Pick<Services, "background" | "withTransaction" | "clock">,
  { kind, name, bytes }: SentList,
  actor: Viewer,
): Promise<Uploaded> {
  if (!canImport(actor)) return refused("forbidden");
  const reading = await readSheet(context.background, bytes);
  if (!reading.ok) return refused("unusable", { fault: reading.fault });
  const { rows, days, ...guess } = guessColumns(kind, reading.lines);
  if (rows.length === 0) return refused("unusable", { fault: "empty" as const });
  return context.withTransaction<Uploaded>(async (tx) => {
    const now = context.clock.now();
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
