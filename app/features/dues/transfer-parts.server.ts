import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { duesInvoices, duesPayments } from "#db/schema/dues.ts";
import type { Invoice } from "./invoices.server.ts";

type Payment = Pick<typeof duesPayments.$inferSelect, "id" | "bankMark">;

/** The parts of the transfer that a payment is of, those that count: itself alone where it came for one invoice. */
export function listParts(db: Reader, { id, bankMark }: Payment) {
  const isOfIt = bankMark === null ? eq(duesPayments.id, id) : eq(duesPayments.bankMark, bankMark);
  return db
    .select()
    .from(duesPayments)
    .where(and(isOfIt, isNull(duesPayments.undoneAt)))
    .orderBy(asc(duesPayments.id));
}

export interface OtherPart {
  number: string;
  amountMinor: number;
}

/** What else came by the same transfer as each payment of some invoices that counts, by the id of the payment. */
export async function listOtherParts(
  db: Reader,
  invoices: readonly Invoice[],
): Promise<ReadonlyMap<string, OtherPart[]>> {
  const own = invoices.flatMap(({ payments }) => payments.filter(({ undoneAt }) => undoneAt === null));
  const marks = own.flatMap(({ bankMark }) => bankMark ?? []);
  if (marks.length === 0) return new Map();
  const rows = await db
    .select({ payment: duesPayments, number: duesInvoices.number })
    .from(duesPayments)
    .innerJoin(duesInvoices, eq(duesInvoices.id, duesPayments.invoiceId))
    .where(and(inArray(duesPayments.bankMark, marks), isNull(duesPayments.undoneAt)))
    .orderBy(asc(duesPayments.id));
  return new Map(
    own.map(({ id, bankMark }) => [
      id,
      rows
        .filter(({ payment }) => bankMark !== null && payment.bankMark === bankMark && payment.id !== id)
        .map(({ payment: { amountMinor }, number }) => ({ number, amountMinor })),
    ]),
  );
}
