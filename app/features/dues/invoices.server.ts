import { aliasedTable, and, asc, count, desc, eq, inArray, isNull, lt, notExists, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { duesInvoices, duesPayments } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { findPayer, recordsPaidBy } from "./former-records.server.ts";
import type { Standing } from "./invoice.ts";

export type InvoiceRow = typeof duesInvoices.$inferSelect;
type PaymentRow = typeof duesPayments.$inferSelect & { notedBy: string };

/** An invoice with its credit note, where it is cancelled, and the payments noted on it, undone ones too. */
export interface Invoice {
  row: InvoiceRow & { dueOn: string };
  creditNote: InvoiceRow | null;
  payments: PaymentRow[];
  standing: Standing;
}

/** Invoices as rows have them, with what cancels them and the payments noted on them; other papers are left out. */
export async function whole(db: Reader, rows: InvoiceRow[]): Promise<Invoice[]> {
  const invoices = rows.filter(({ kind }) => kind === "invoice");
  const ids = invoices.map(({ id }) => id);
  if (ids.length === 0) return [];
  const notes = await db.select().from(duesInvoices).where(inArray(duesInvoices.cancelsId, ids));
  const payments = await db
    .select({ payment: duesPayments, notedBy: users.name })
    .from(duesPayments)
    .innerJoin(users, eq(users.id, duesPayments.notedById))
    .where(inArray(duesPayments.invoiceId, ids))
    .orderBy(asc(duesPayments.receivedOn), asc(duesPayments.id));
  return invoices.map((row) => {
    const creditNote = notes.find(({ cancelsId }) => cancelsId === row.id) ?? null;
    const own = payments.filter(({ payment }) => payment.invoiceId === row.id);
    const paidMinor = own.reduce((sum, { payment }) => sum + (payment.undoneAt ? 0 : payment.amountMinor), 0);
    const dueOn = row.dueOn ?? row.issuedOn;
    return {
      ...{ row: { ...row, dueOn }, creditNote },
      payments: own.map(({ payment, notedBy }) => ({ ...payment, notedBy })),
      standing: { amountMinor: row.amountMinor, paidMinor, dueOn, isCancelled: creditNote !== null },
    };
  });
}

/** Every invoice of an institution, newest first. */
export async function listInvoicesOf(db: Reader, institutionId: string): Promise<Invoice[]> {
  const rows = await db
    .select()
    .from(duesInvoices)
    .where(eq(duesInvoices.institutionId, institutionId))
    .orderBy(desc(duesInvoices.year), desc(duesInvoices.createdAt), desc(duesInvoices.number));
  return whole(db, rows);
}

/** Every invoice that an institution pays: its own, and those of records that were merged into it; newest first. */
export async function listInvoicesToPay(db: Reader, institutionId: string): Promise<Invoice[]> {
  const lists = [];
  for (const id of await recordsPaidBy(db, [institutionId])) lists.push(...(await listInvoicesOf(db, id)));
  return lists;
}

/** Every invoice for a year, by number. */
export async function listInvoicesFor(db: Reader, year: number): Promise<Invoice[]> {
  const isAsked = and(eq(duesInvoices.year, year), eq(duesInvoices.kind, "invoice"));
  return whole(db, await db.select().from(duesInvoices).where(isAsked).orderBy(asc(duesInvoices.number)));
}

function isNotCancelled(db: Reader): SQL {
  const notes = aliasedTable(duesInvoices, "notes");
  const cancelling = db
    .select({ one: sql`1` })
    .from(notes)
    .where(eq(notes.cancelsId, duesInvoices.id));
  return notExists(cancelling);
}

/** Invoices that nothing cancels and for which less has come than they ask, as a condition. */
function isOpen(db: Reader): SQL | undefined {
  const received = db
    .select({ sum: sql`coalesce(sum(${duesPayments.amountMinor}), 0)` })
    .from(duesPayments)
    .where(and(eq(duesPayments.invoiceId, duesInvoices.id), isNull(duesPayments.undoneAt)));
  const isUnpaid = sql`${duesInvoices.amountMinor} > ${received}`;
  return and(eq(duesInvoices.kind, "invoice"), isNotCancelled(db), isUnpaid);
}

/** Who issued the last standing invoice of a year, and when; of one institution, of some countries, or of all (null). */
export async function findLastIssued(
  db: Reader,
  {
    year,
    institutionId,
    countries = null,
  }: { year: number; institutionId?: string; countries?: readonly string[] | null },
): Promise<{ by: string; at: Date; number: string } | null> {
  const isAsked = and(
    eq(duesInvoices.year, year),
    eq(duesInvoices.kind, "invoice"),
    isNotCancelled(db),
    institutionId === undefined ? undefined : eq(duesInvoices.institutionId, institutionId),
    countries === null ? undefined : inArray(institutions.country, [...countries]),
  );
  const [row] = await db
    .select({ by: users.name, at: duesInvoices.createdAt, number: duesInvoices.number })
    .from(duesInvoices)
    .innerJoin(users, eq(users.id, duesInvoices.issuedById))
    .innerJoin(institutions, eq(institutions.id, duesInvoices.institutionId))
    .where(isAsked)
    .orderBy(desc(duesInvoices.createdAt), desc(duesInvoices.number))
    .limit(1);
  return row ?? null;
}

/** Every invoice that is still to be paid, by number. */
export async function listOpen(db: Reader): Promise<Invoice[]> {
  return whole(db, await db.select().from(duesInvoices).where(isOpen(db)).orderBy(asc(duesInvoices.number)));
}

/** The invoices with some ids. */
export async function listByIds(db: Reader, ids: readonly string[]): Promise<Invoice[]> {
  if (ids.length === 0) return [];
  return whole(
    db,
    await db
      .select()
      .from(duesInvoices)
      .where(inArray(duesInvoices.id, [...ids])),
  );
}

/** The invoices with some numbers. */
export async function listNumbered(db: Reader, numbers: readonly string[]): Promise<Invoice[]> {
  if (numbers.length === 0) return [];
  return whole(
    db,
    await db
      .select()
      .from(duesInvoices)
      .where(inArray(duesInvoices.number, [...numbers])),
  );
}

/** How many open invoices there are whose last day to pay lies before a day; of some countries, or of all (null). */
export async function countOpenBefore(db: Reader, day: string, countries: readonly string[] | null): Promise<number> {
  const isTheirs = countries === null ? undefined : inArray(institutions.country, [...countries]);
  const [row] = await db
    .select({ count: count() })
    .from(duesInvoices)
    .innerJoin(institutions, eq(institutions.id, duesInvoices.institutionId))
    .where(and(isOpen(db), lt(duesInvoices.dueOn, day), isTheirs));
  return row?.count ?? 0;
}

/** Whether anything was ever issued that one of some institutions pays. */
export async function hasInvoice(db: Reader, institutionIds: readonly string[]): Promise<boolean> {
  if (institutionIds.length === 0) return false;
  const records = await recordsPaidBy(db, institutionIds);
  return (await db.$count(duesInvoices, inArray(duesInvoices.institutionId, records))) > 0;
}

export async function findInvoice(db: Reader, id: string): Promise<Invoice | null> {
  const [found] = await whole(db, await db.select().from(duesInvoices).where(eq(duesInvoices.id, id)));
  return found ?? null;
}

/** An invoice or a credit note with the country of the institution it is for, and who pays it; null where there is none. */
export async function findPaper(db: Reader, id: string) {
  const [row] = await db
    .select({ row: duesInvoices, country: institutions.country })
    .from(duesInvoices)
    .innerJoin(institutions, eq(institutions.id, duesInvoices.institutionId))
    .where(eq(duesInvoices.id, id));
  return row ? { ...row, payerId: await findPayer(db, row.row.institutionId) } : null;
}

/** The years for which there are invoices, newest first. */
export async function listInvoicedYears(db: Reader): Promise<number[]> {
  const rows = await db.selectDistinct({ year: duesInvoices.year }).from(duesInvoices).orderBy(desc(duesInvoices.year));
  return rows.map(({ year }) => year);
}
