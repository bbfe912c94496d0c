import { and, eq, inArray } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { importRows } from "#db/schema/imports.ts";
import type { ColumnsChosen } from "./columns.schema.ts";
import { turnHeadings } from "./find-headings.server.ts";
import { findImport, type ImportRow, selectRows, takeStep } from "./find-import.server.ts";
import { canImport } from "./import.policy.ts";
import { isBeforeConfirmation } from "./imports.ts";
import { judgeList } from "./judge-list.server.ts";

const ROWS_AT_ONCE = 200;

type Settings = Pick<ImportRow, "headings" | "mapping" | "key" | "defaults">;

/** Whether the columns were said so from the same page: pressed twice, the rows are looked at once. */
async function isSetSo(db: Reader, asked: Pick<ImportRow, "id" | "version">, settings: Settings) {
  const list = await findImport(db, asked.id);
  if (!list || list.version <= asked.version || !isBeforeConfirmation(list.state)) return false;
  return isDeepStrictEqual(asStored(list), asStored(settings));
}

const asStored = ({ headings, mapping, key, defaults }: Settings): unknown =>
  JSON.parse(JSON.stringify({ headings, mapping, key, defaults }));

type Outcome = { ok: true } | Refusal<"forbidden" | "not-found" | "stale">;

/** Says what the columns of a list are and looks at each of its rows. Of what the rows are about nothing is written. */
export async function setColumns(
  { db, withTransaction, clock }: Pick<Services, "db" | "withTransaction" | "clock">,
  id: string,
  { version, columns, key, isHeadless: asHeadless, ...said }: ColumnsChosen,
  actor: Viewer,
): Promise<Outcome> {
  if (!canImport(actor)) return refused("forbidden");
  const list = await findImport(db, id);
  if (!list) return refused("not-found");
  const { kind } = list;
  const mapping = list.headings.map((_, column) => columns[column] ?? null);
  const { unclearDay } = list.defaults;
  const defaults = { ...said, country: said.country ?? null, ...(unclearDay && { unclearDay }) };
  // While the rows are looked at the list waits for its columns: a preview of half of them is none.
  const { headings, added, gone } = turnHeadings(list.headings, await selectRows(db, id), { asHeadless });
  const settings = { headings, mapping, key, defaults, state: "columns" as const };
  const isTaken = await withTransaction(async (tx) => {
    if (!(await takeStep(tx, { id, version }, ["columns", "preview"], settings))) return false;
    const { importId, line } = importRows;
    if (gone.length > 0) await tx.delete(importRows).where(and(eq(importId, id), inArray(line, gone)));
    if (added.length > 0) await tx.insert(importRows).values(added.map((one) => ({ importId: id, ...one })));
    return true;
  });
  if (!isTaken) return (await isSetSo(db, { id, version }, settings)) ? { ok: true } : refused("stale");
  const rows = await selectRows(db, id);
  const judged = await judgeList({ db, clock }, { kind, mapping, key, defaults }, rows);
  for (let at = 0; at < judged.length; at += ROWS_AT_ONCE) {
    await withTransaction(async (tx) => {
      for (const { line, ...found } of judged.slice(at, at + ROWS_AT_ONCE))
        await tx
          .update(importRows)
          .set(found)
          .where(and(eq(importRows.importId, id), eq(importRows.line, line)));
    });
    await setImmediate();
  }
  const next = { id, version: version + 1 };
  const isDone = await withTransaction((tx) => takeStep(tx, next, ["columns"], { state: "preview" }));
  return isDone ? { ok: true } : refused("stale");
}
