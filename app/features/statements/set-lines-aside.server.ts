import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Context = Pick<Services, "withTransaction">;
type Done = { ok: true } | Refusal<"stale">;

/**
 * Sets lines aside of which nothing is to be noted, with the reason. The same press twice is one; of a line that was noted
 * meanwhile it is `stale`, and nothing is set aside.
 */
export function setLinesAside(
  { withTransaction }: Context,
  statement: Statement,
  { version, lines, reason }: { version: number; lines: readonly number[]; reason: string },
): Promise<Done> {
  return withTransaction<Done>(async (tx) => {
    const chosen = (await listLines(tx, statement.id)).filter(({ line }) => lines.includes(line));
    if (chosen.every(({ outcome, reason: why }) => outcome === "set_aside" && why === reason)) return { ok: true };
    const isOver = statement.state === "columns" || chosen.some(({ outcome }) => outcome === "written");
    if (isOver || !(await takeStep(tx, { id: statement.id, version }))) return refused("stale");
    const isTheirs = and(
      eq(duesStatementLines.statementId, statement.id),
      inArray(duesStatementLines.line, [...lines]),
    );
    // Beside a press that is noting this very line, the payment stands.
    const isLeft = or(isNull(duesStatementLines.outcome), ne(duesStatementLines.outcome, "written"));
    await tx.update(duesStatementLines).set({ outcome: "set_aside", reason }).where(and(isTheirs, isLeft));
    return { ok: true };
  });
}

/** Takes a line up again that was set aside. */
export function takeLineUp(
  { withTransaction }: Context,
  statement: Statement,
  { version, line }: { version: number; line: number },
): Promise<Done> {
  return withTransaction<Done>(async (tx) => {
    const found = (await listLines(tx, statement.id)).find((one) => one.line === line);
    if (found?.outcome === null) return { ok: true };
    if (found?.outcome !== "set_aside") return refused("stale");
    if (!(await takeStep(tx, { id: statement.id, version }))) return refused("stale");
    const isLine = and(eq(duesStatementLines.statementId, statement.id), eq(duesStatementLines.line, line));
    await tx.update(duesStatementLines).set({ outcome: null, reason: null }).where(isLine);
    return { ok: true };
  });
}
