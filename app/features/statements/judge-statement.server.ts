import { inArray, isNull, and } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { keepsDuesOf } from "#app/features/dues/dues.policy.ts";
import { findPayers } from "#app/features/dues/former-records.server.ts";
import { balanceOf } from "#app/features/dues/invoice.ts";
import { type Invoice, listByIds, listNumbered, listOpen } from "#app/features/dues/invoices.server.ts";
import { everyNameOf } from "#app/features/members/institution/institution-names.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { duesPayments } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { fold } from "#db/search.server.ts";
import { numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { type JudgedLine, judgeLines } from "./judge-lines.ts";
import type { Payable } from "./payable.ts";
import { type Incoming, readLine } from "./read-lines.ts";
import { isLeft } from "./statement.ts";
import { listLines, type Statement } from "./statements.server.ts";

/**
 * What makes a line of a bank the same as one that is noted: its reference, day and sum; where it has no reference, its payer
 * and purpose with them.
 */
export function markOf({ date, currency, amountMinor, payer, purpose, reference }: Incoming): string {
  const told = reference === "" ? [fold(payer), fold(purpose)] : [reference];
  return sha256(JSON.stringify([date, currency, amountMinor, ...told]));
}

function payable({ row, standing, payments }: Invoice, payerId: string, payerNames: readonly string[]): Payable {
  const names = [...everyNameOf({ ...row.document.member, acronym: null }), ...payerNames];
  return {
    ...{ id: row.id, number: row.number, currency: row.currency, balanceMinor: balanceOf(standing) },
    ...{ isCancelled: standing.isCancelled, names: [...new Set(names)] },
    ...{ payerId, members: [row.document.member.number] },
    noted: payments.filter(({ undoneAt }) => undoneAt === null),
  };
}

/** Every name that payers go by today, by their ids: banks write what a payer calls itself, which an invoice need not. */
async function namesOfPayers(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { id, nameOfficial, nameEn, translatedNames, otherNames } = institutions;
  const rows = await db
    .select({ id, nameOfficial, nameEn, translatedNames, otherNames })
    .from(institutions)
    .where(inArray(id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, everyNameOf({ ...row, acronym: null })]));
}

async function knownMarks(db: Reader, marks: readonly string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set();
  const rows = await db
    .select({ mark: duesPayments.bankMark })
    .from(duesPayments)
    .where(and(inArray(duesPayments.bankMark, [...marks]), isNull(duesPayments.undoneAt)));
  return new Set(rows.flatMap(({ mark }) => mark ?? []));
}

/**
 * What each line of a statement that is left is as things stand, for somebody: of dues they do not keep nothing is told.
 */
export async function judgeStatement(
  { db, clock }: Pick<Services, "db" | "clock">,
  statement: Statement,
  viewer: Viewer,
): Promise<{ judged: JudgedLine[]; invoices: ReadonlyMap<string, Invoice> }> {
  const newest = dayNow(clock);
  const rows = (await listLines(db, statement.id)).filter(isLeft);
  const lines = rows.map(({ line, cells, result, invoiceId }) => ({
    ...{ line, read: readLine(cells, { ...statement, newest }) },
    // What was only found of a line when others were noted is no choice of anybody.
    chosenId: result === null ? invoiceId : null,
  }));
  const said = lines.flatMap(({ read }) => (read.kind === "incoming" ? [read.said] : []));
  const numbers = said.flatMap(({ purpose, reference }) => numbersIn(`${purpose} ${reference}`));
  const chosen = lines.flatMap(({ chosenId }) => chosenId ?? []);
  const found = [...(await listOpen(db)), ...(await listNumbered(db, numbers)), ...(await listByIds(db, chosen))];
  const payerOf = await findPayers(
    db,
    found.map(({ row }) => row.institutionId),
  );
  const theirs = found.filter(({ row }) =>
    keepsDuesOf(viewer, { institutionId: payerOf(row.institutionId), country: row.document.member.country }),
  );
  const invoices = new Map(theirs.map((invoice) => [invoice.row.id, invoice]));
  const marks = await knownMarks(db, said.map(markOf));
  const payers = [...invoices.values()].map((invoice) => ({ invoice, payerId: payerOf(invoice.row.institutionId) }));
  const names = await namesOfPayers(
    db,
    payers.map(({ payerId }) => payerId),
  );
  const payables = payers.map(({ invoice, payerId }) => payable(invoice, payerId, names.get(payerId) ?? []));
  return { judged: judgeLines(lines, { invoices: payables, marks, markOf }), invoices };
}
