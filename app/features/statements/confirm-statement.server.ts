import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { notePayment } from "#app/features/dues/payments.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import type { JudgedLine } from "./judge-lines.ts";
import { judgeStatement, markOf } from "./judge-statement.server.ts";
import { LONGEST_REFERENCE } from "./statement.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Confirming = Pick<Services, "db" | "withTransaction" | "clock" | "config">;
type Confirmed = { ok: true } | Refusal<"stale">;

type Became = Pick<typeof duesStatementLines.$inferInsert, "result" | "invoiceId" | "outcome" | "reason">;

async function noteLine(
  context: Confirming,
  statement: Statement,
  { line, said, invoice, result }: JudgedLine,
  actor: Viewer,
  institutionIdOf: (invoiceId: string) => string,
): Promise<Became> {
  if (!said || !invoice) return { result, outcome: "failed", reason: "changed" };
  const payment = {
    ...{ invoiceId: invoice.id, institutionId: institutionIdOf(invoice.id), amountMinor: said.amountMinor },
    ...{ receivedOn: said.date, reference: (said.purpose || said.payer).slice(0, LONGEST_REFERENCE) },
    ...{ once: `${statement.id}:${line}`, bankMark: markOf(said) },
  };
  const noted = await notePayment(context, payment, actor);
  const became = { result, invoiceId: invoice.id };
  if (noted.ok) return { ...became, outcome: "written" };
  return { ...became, outcome: "failed", reason: noted.reason === "payment_noted" ? "noted" : "changed" };
}

/**
 * Notes the payments of the lines that are ticked, each in a transaction of its own, and keeps what became of every line.
 * What a crash cuts off is noted by the next press, and nothing twice; where another press was first, that is done already.
 */
export async function confirmStatement(
  context: Confirming,
  statement: Statement,
  { version, lines }: { version: number; lines: readonly number[] },
  actor: Viewer,
): Promise<Confirmed> {
  const { db, withTransaction } = context;
  if (statement.state === "written") return { ok: true };
  if (statement.version !== version || statement.state !== "preview") return refused("stale");
  const { judged, invoices } = await judgeStatement(context, statement, actor);
  const done = new Set((await listLines(db, statement.id)).flatMap(({ line, outcome }) => (outcome ? [line] : [])));
  const institutionIdOf = (id: string) => invoices.get(id)?.row.institutionId ?? "";
  for (const one of judged) {
    if (done.has(one.line)) continue;
    const isChosen = lines.includes(one.line);
    const became: Became = isChosen
      ? await noteLine(context, statement, one, actor, institutionIdOf)
      : { result: one.result, invoiceId: one.invoice?.id ?? null, reason: one.notes[0] ?? null };
    const isLine = and(eq(duesStatementLines.statementId, statement.id), eq(duesStatementLines.line, one.line));
    await withTransaction((tx) => tx.update(duesStatementLines).set(became).where(isLine));
  }
  await withTransaction((tx) => takeStep(tx, statement, { state: "written" }));
  return { ok: true };
}
