import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Invoice } from "#app/features/dues/invoices.server.ts";
import { noteTransfer } from "#app/features/dues/payments.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import type { JudgedLine, LineNote } from "./judge-lines.ts";
import { judgeStatement, markOf } from "./judge-statement.server.ts";
import { reasonOf } from "./line-words.ts";
import { onceOf } from "./list-noted.server.ts";
import { isTickedFor, type Ticked } from "./statement.schema.ts";
import { LONGEST_REFERENCE } from "./statement.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Confirming = Pick<Services, "db" | "withTransaction" | "clock" | "config">;
type Confirmed = { ok: true } | Refusal<"stale">;

type Became = Pick<typeof duesStatementLines.$inferInsert, "result" | "invoiceId" | "outcome" | "reason">;

const isOverTold = (told: Ticked["told"]) => (["over", "paid", "together"] as const).some((one) => told.includes(one));

interface Tick {
  parts: readonly { invoice: Invoice | undefined; amountMinor: number }[];
  told: Ticked["told"];
  /** The invoices that were shown beside the line are still those that it is found to be for. */
  isAsShown: boolean;
}

async function noteLine(
  context: Confirming,
  statement: Statement,
  { line, said, result, notes }: JudgedLine,
  { parts, told, isAsShown }: Tick,
  actor: Viewer,
): Promise<Became> {
  const [first] = parts;
  // What could not be noted is left: judged anew, on the invoice that somebody has put it to.
  const chosenId = notes.includes("chosen") ? first?.invoice?.row.id : null;
  const failed = (note: LineNote) => ({
    ...{ result: null, invoiceId: chosenId, outcome: "failed" as const, reason: reasonOf(note) },
  });
  const invoices = parts.flatMap(({ invoice }) => invoice ?? []);
  if (!said || !first?.invoice || invoices.length < parts.length || !isAsShown) return failed("changed");
  const sums = parts.map(({ amountMinor }) => amountMinor);
  if (sums.reduce((sum, one) => sum + one, 0) !== said.amountMinor) return failed("changed");
  const list = `${statement.id}:`;
  const payments = invoices.map(({ row }, at) => ({
    ...{ invoiceId: row.id, institutionId: row.institutionId, amountMinor: sums[at] ?? 0 },
    ...{ receivedOn: said.date, reference: (said.purpose || said.payer).slice(0, LONGEST_REFERENCE) },
    ...{ once: onceOf(statement.id, line, at === 0 ? "" : row.number), bankMark: markOf(said) },
    told: { isLike: told.includes("like_noted"), isOver: isOverTold(told), list },
  }));
  const noted = await noteTransfer(context, payments, actor);
  if (noted.ok) return { result, invoiceId: first.invoice.row.id, outcome: "written", reason: null };
  return failed("since" in noted ? noted.since : noted.reason === "payment_noted" ? "noted" : "changed");
}

/** What nobody has to work on, once the first lines were noted; null of what is left. */
const asFound = ({ result }: JudgedLine): Became | null =>
  result === "debit" || result === "noted" ? { result } : null;

/**
 * Notes the payments of the lines that are ticked, each in a transaction of its own, and keeps what became of them; the other
 * lines are left. What a crash cuts off is noted by the next press, and nothing twice; where another press was first, that is
 * done already. A line is noted on the invoices that were shown beside it, on all of them or none, and not at all where it is
 * found to be for others now, or something has come up that was not told.
 */
export async function confirmStatement(
  context: Confirming,
  statement: Statement,
  { version, lines }: { version: number; lines: readonly Ticked[] },
  actor: Viewer,
): Promise<Confirmed> {
  const { db, withTransaction } = context;
  const chosen = new Map(lines.map((one) => [one.line, one]));
  const became = new Map((await listLines(db, statement.id)).map(({ line, outcome }) => [line, outcome]));
  if (statement.state === "columns") return refused("stale");
  // The same press again: something became of each line that it ticked.
  const isDone = ({ line }: Ticked) => ["written", "failed"].includes(became.get(line) ?? "");
  if (statement.version !== version) return lines.every(isDone) ? { ok: true } : refused("stale");
  const { judged, invoices } = await judgeStatement(context, statement, actor);
  for (const one of judged) {
    const tick = chosen.get(one.line);
    const parts = one.parts.map(({ invoice, amountMinor }) => ({ invoice: invoices.get(invoice.id), amountMinor }));
    const isAsShown = tick !== undefined && (tick.parts.length === 0 || isTickedFor(tick, one.parts));
    // What another statement has brought meanwhile is noted already, whoever ticked it here.
    const shown = one.result === "noted" ? undefined : tick && { parts, told: tick.told, isAsShown };
    const now = shown ? await noteLine(context, statement, one, shown, actor) : asFound(one);
    const { statementId, line, outcome } = duesStatementLines;
    // Another press may have noted it since the lines were judged.
    const isLeft = or(isNull(outcome), ne(outcome, "written"));
    const isLine = and(eq(statementId, statement.id), eq(line, one.line), isLeft);
    if (now) await withTransaction((tx) => tx.update(duesStatementLines).set(now).where(isLine));
  }
  await withTransaction((tx) => takeStep(tx, statement, { state: "written" }));
  return { ok: true };
}
