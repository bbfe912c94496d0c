import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { keepsDuesOf } from "#app/features/dues/dues.policy.ts";
import { findPayers } from "#app/features/dues/former-records.server.ts";
import type { Invoice } from "#app/features/dues/invoices.server.ts";
import { listTyped } from "#app/features/dues/typed-invoices.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import { numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { readLine, type ReadLine } from "./read-lines.ts";
import { isLeft } from "./statement.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Fault = "no_invoice" | "more_numbers" | "several_ends" | "cancelled" | "other_currency";
interface Faulty {
  line: number;
  fault: Fault;
  /** Of invoices that can be meant. */
  numbers: string[];
}
type Chosen = { ok: true } | Refusal<"stale"> | (Refusal<"impossible"> & { faults: Faulty[] });

interface Typed {
  chosenId: string | null;
  fault: Fault | null;
  numbers: string[];
}
type Read = Typed & Pick<typeof duesStatementLines.$inferSelect, "line" | "invoiceId" | "result" | "outcome">;

/** Which invoice is typed for a line, of those that can be meant; or what is wrong with it. */
function readTyped(text: string, meant: readonly Invoice[], said: ReadLine): Typed {
  const none = { chosenId: null, numbers: meant.map(({ row }) => row.number) };
  if (text === "") return { ...none, fault: null };
  if (numbersIn(text).length > 1) return { ...none, fault: "more_numbers" };
  const [invoice, ...more] = meant;
  if (!invoice) return { ...none, fault: "no_invoice" };
  if (more.length > 0) return { ...none, fault: "several_ends" };
  if (said.kind === "incoming" && invoice.row.currency !== said.said.currency)
    return { ...none, fault: "other_currency" };
  return invoice.creditNote ? { ...none, fault: "cancelled" } : { ...none, chosenId: invoice.row.id, fault: null };
}

/** What became of an earlier press says nothing of the invoice that is chosen now. */
const ANEW = { outcome: null, reason: null };

/**
 * Puts lines of a statement to invoices by their numbers or the ends of them, or to none where nothing is typed, and says at
 * which it could not. Nothing is noted by it.
 * @param typed what was typed of each line
 */
export function chooseInvoices(
  { withTransaction }: Pick<Services, "withTransaction">,
  statement: Statement,
  { version, typed }: { version: number; typed: ReadonlyMap<number, string> },
  actor: Viewer,
): Promise<Chosen> {
  return withTransaction<Chosen>(async (tx) => {
    if (statement.state === "columns") return refused("stale");
    const meantBy = await listTyped(tx, [...typed.values()]);
    const numbered = [...typed.values()].flatMap(meantBy);
    const payerOf = await findPayers(
      tx,
      numbered.map(({ row }) => row.institutionId),
    );
    const isTheirs = ({ row }: Invoice) =>
      keepsDuesOf(actor, { institutionId: payerOf(row.institutionId), country: row.document.member.country });
    const lines = (await listLines(tx, statement.id)).filter(isLeft);
    const read = lines.flatMap((one): Read[] => {
      const text = typed.get(one.line);
      if (text === undefined) return [];
      const said = readLine(one.cells, statement);
      return [{ ...one, ...readTyped(text, meantBy(text).filter(isTheirs), said) }];
    });
    const faults = read.flatMap(({ line, fault, numbers }) => (fault === null ? [] : [{ line, fault, numbers }]));
    // What is wrong at one line keeps no other back. Pressed twice is done once.
    const changed = read.filter(
      ({ fault, chosenId, invoiceId, result }) =>
        fault === null && (chosenId !== invoiceId || (chosenId !== null && result !== null)),
    );
    if (changed.length > 0) {
      if (!(await takeStep(tx, { id: statement.id, version }))) return refused("stale");
      for (const { line, chosenId, outcome } of changed) {
        const isLine = and(eq(duesStatementLines.statementId, statement.id), eq(duesStatementLines.line, line));
        await tx
          .update(duesStatementLines)
          .set({ invoiceId: chosenId, result: null, ...(outcome === "failed" ? ANEW : {}) })
          .where(isLine);
      }
    }
    if (faults.length > 0) return refused("impossible", { faults });
    return { ok: true };
  });
}
