import { asc, like } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { duesPayments } from "#db/schema/dues.ts";

/** The payment that a line of a statement became, on its first invoice or on another one of its transfer. */
export const onceOf = (statementId: string, line: number, number = "") =>
  `${statementId}:${line}${number === "" ? "" : `/${number}`}`;

/** The payments that lines of a statement became, by the number of the line, undone ones too. */
export async function listNoted(db: Reader, statementId: string) {
  const rows = await db
    .select({ once: duesPayments.once, invoiceId: duesPayments.invoiceId, amountMinor: duesPayments.amountMinor })
    .from(duesPayments)
    .where(like(duesPayments.once, `${statementId}:%`))
    .orderBy(asc(duesPayments.id));
  return Map.groupBy(rows, ({ once }) => Number.parseInt(once.slice(statementId.length + 1), 10));
}
