import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Invoice } from "#app/features/dues/invoices.server.ts";
import { notePayment } from "#app/features/dues/payments.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import type { JudgedLine, LineNote } from "./judge-lines.ts";
import { judgeStatement, markOf } from "./judge-statement.server.ts";
import { leftFor, reasonOf } from "./line-words.ts";
import type { Ticked } from "./statement.schema.ts";
import { LONGEST_REFERENCE } from "./statement.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Confirming = Pick<Services, "db" | "withTransaction" | "clock" | "config">;
type Confirmed = { ok: true } | Refusal<"stale">;

type Became = Pick<typeof duesStatementLines.$inferInsert, "result" | "invoiceId" | "outcome" | "reason">;

const isOverTold = (told: Ticked["told"]) => (["over", "paid", "together"] as const).some((one) => told.includes(one));

async function noteLine(
  context: Confirming,
  statement: Statement,
  { line, said, result }: JudgedLine,
  { invoice, told }: { invoice: Invoice | undefined; told: Ticked["told"] },
  actor: Viewer,
): Promise<Became> {
  const failed = (note: LineNote) => ({ result, outcome: "failed" as const, reason: reasonOf(note) });
  if (!said || !invoice) return failed("changed");
  const { id: invoiceId, institutionId } = invoice.row;
  const list = `${statement.id}:`;
  const payment = {
    ...{ invoiceId, institutionId, amountMinor: said.amountMinor },
    ...{ receivedOn: said.date, reference: (said.purpose || said.payer).slice(0, LONGEST_REFERENCE) },
    ...{ once: `${list}${line}`, bankMark: markOf(said) },
    told: { isLike: told.includes("like_noted"), isOver: isOverTold(told), list },
  };
  const noted = await notePayment(context, payment, actor);
  if (noted.ok) return { result, invoiceId, outcome: "written" };
  const why = "since" in noted ? noted.since : noted.reason === "payment_noted" ? "noted" : "changed";
  return { ...failed(why), invoiceId };
}

/**
 * Notes the payments of the lines that are ticked, each in a transaction of its own, and keeps what became of every line.
 * What a crash cuts off is noted by the next press, and nothing twice; where another press was first, that is done already.
 * A line is noted on the invoice that was shown beside it, and not at all where something has come up that was not told.
 */
export async function confirmStatement(
  context: Confirming,
  statement: Statement,
  { version, lines }: { version: number; lines: readonly Ticked[] },
  actor: Viewer,
): Promise<Confirmed> {
  const { db, withTransaction } = context;
  if (statement.state === "written") return { ok: true };
  if (statement.version !== version || statement.state !== "preview") return refused("stale");
  const shown = lines.flatMap(({ number }) => number ?? []);
  const { judged, invoices } = await judgeStatement(context, statement, actor, shown);
  const done = new Set((await listLines(db, statement.id)).flatMap(({ line, outcome }) => (outcome ? [line] : [])));
  const numbered = new Map([...invoices.values()].map((invoice) => [invoice.row.number, invoice]));
  const chosen = new Map(lines.map((one) => [one.line, one]));
  for (const one of judged) {
    if (done.has(one.line)) continue;
    const tick = chosen.get(one.line);
    const invoice = tick?.number === undefined ? invoices.get(one.invoice?.id ?? "") : numbered.get(tick.number);
    const became: Became = tick
      ? await noteLine(context, statement, one, { invoice, told: tick.told }, actor)
      : { result: one.result, invoiceId: one.invoice?.id ?? null, reason: leftFor(one) };
    const isLine = and(eq(duesStatementLines.statementId, statement.id), eq(duesStatementLines.line, one.line));
    await withTransaction((tx) => tx.update(duesStatementLines).set(became).where(isLine));
  }
  await withTransaction((tx) => takeStep(tx, statement, { state: "written" }));
  return { ok: true };
}
