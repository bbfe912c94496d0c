import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { importRows } from "#db/schema/imports.ts";
import type { SimilarDecision } from "./columns.schema.ts";
import { findImport, takeStep } from "./find-import.server.ts";
import { canImport } from "./import.policy.ts";

type Outcome = { ok: true } | Refusal<"forbidden" | "stale">;

function decide(
  { withTransaction }: Pick<Services, "withTransaction">,
  asked: { id: string; version: number },
  actor: Viewer,
  rows: { are: "new" | "similar"; become: "new" | "similar"; lines: readonly number[] | null },
): Promise<Outcome> {
  return withTransaction<Outcome>(async (tx) => {
    if (!canImport(actor)) return refused("forbidden");
    const { importId, result, subjectId, line } = importRows;
    const lines = rows.lines ? inArray(line, [...rows.lines]) : undefined;
    const isMeant = and(eq(importId, asked.id), eq(result, rows.are), isNotNull(subjectId), lines);
    if (!(await takeStep(tx, asked, ["preview"], {}))) {
      const list = await findImport(tx, asked.id);
      // Pressed twice is done once: nothing of what is meant is left.
      const isDone = list?.state === "preview" && (await tx.$count(importRows, isMeant)) === 0;
      return isDone ? { ok: true } : refused("stale");
    }
    await tx.update(importRows).set({ result: rows.become }).where(isMeant);
    return { ok: true };
  });
}

/** Of rows that look like a record that is here somebody says that they are others: they are written as new. */
export const takeAsNew = (
  context: Pick<Services, "withTransaction">,
  { id, version, lines, isAll }: SimilarDecision & { id: string },
  actor: Viewer,
) => decide(context, { id, version }, actor, { are: "similar", become: "new", lines: isAll ? null : lines });

/** Leaves all of them out again. */
export const leaveSimilarOut = (
  context: Pick<Services, "withTransaction">,
  asked: { id: string; version: number },
  actor: Viewer,
) => decide(context, asked, actor, { are: "new", become: "similar", lines: null });
