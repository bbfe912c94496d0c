import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { keepsDuesOf } from "#app/features/dues/dues.policy.ts";
import { findPayers } from "#app/features/dues/former-records.server.ts";
import { listNumbered } from "#app/features/dues/invoices.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { duesStatementLines } from "#db/schema/statements.ts";
import { numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { readLine } from "./read-lines.ts";
import { isLeft } from "./statement.ts";
import { listLines, type Statement, takeStep } from "./statements.server.ts";

type Fault = "no_invoice" | "more_numbers" | "cancelled" | "other_currency";
type Chosen = { ok: true } | Refusal<"stale"> | (Refusal<"impossible"> & { faults: { line: number; fault: Fault }[] });

/**
 * Puts lines of a statement to invoices by their numbers, or to none where nothing is typed. Nothing is noted by it.
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
    const numbered = await listNumbered(tx, [...typed.values()].flatMap(numbersIn));
    const payerOf = await findPayers(
      tx,
      numbered.map(({ row }) => row.institutionId),
    );
    const theirs = numbered.filter(({ row }) =>
      keepsDuesOf(actor, { institutionId: payerOf(row.institutionId), country: row.document.member.country }),
    );
    const lines = (await listLines(tx, statement.id)).filter(isLeft);
    const read = lines.flatMap(({ line, cells }) => {
      const text = typed.get(line);
      if (text === undefined) return [];
      const [number, ...more] = numbersIn(text);
      const invoice = theirs.find(({ row }) => row.number === number);
      const said = readLine(cells, statement);
      const isOther = said.kind === "incoming" && invoice && invoice.row.currency !== said.said.currency;
      const fault: Fault | null =
        text === ""
          ? null
          : more.length > 0
            ? "more_numbers"
            : !invoice
              ? "no_invoice"
              : isOther
                ? "other_currency"
                : invoice.creditNote
                  ? "cancelled"
                  : null;
      return [{ line, invoiceId: invoice?.row.id ?? null, fault }];
    });
    const faults = read.flatMap(({ line, fault }) => (fault === null ? [] : [{ line, fault }]));
    if (faults.length > 0) return refused("impossible", { faults });
    // Pressed twice is done once.
    const isChosen = read.every(
      ({ line, invoiceId }) => lines.find((one) => one.line === line)?.invoiceId === invoiceId,
    );
    if (isChosen && statement.version > version) return { ok: true };
    if (!(await takeStep(tx, { id: statement.id, version }))) return refused("stale");
    for (const { line, invoiceId } of read) {
      const isLine = and(eq(duesStatementLines.statementId, statement.id), eq(duesStatementLines.line, line));
      await tx.update(duesStatementLines).set({ invoiceId, result: null }).where(isLine);
    }
    return { ok: true };
  });
}
