import { and, asc, eq, inArray, like, or, sql } from "drizzle-orm";
import { endOfNumber, readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import type { Reader } from "#db/index.server.ts";
import { plainDigits } from "#db/letters.ts";
import { duesInvoices } from "#db/schema/dues.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { matchesSearch } from "#db/search.server.ts";
import { numbersIn } from "./invoice-numbers.ts";
import { type Invoice, whole } from "./invoices.server.ts";

/** The number of an invoice in a field that is for one: without its letter too, "26-0005", "2026/5"; null for anything else. */
function readInvoiceNumber(typed: string): string | null {
  const plain = plainDigits(visibleLine(typed.normalize("NFKC")));
  const [, year, serial = ""] = /^(?:[DДdд][\s\p{Pd}./№]*)?(?:20)?(\d{2})[\s\p{Pd}./]+(\d{1,6})$/u.exec(plain) ?? [];
  return year ? `D-20${year}-${serial.padStart(4, "0")}` : null;
}

/** The numbers that are typed for invoices; where there is none, the end of one. */
function readTyped(typed: string): { numbers: string[]; end: string | null } {
  const alone = readInvoiceNumber(typed);
  const numbers = alone === null ? numbersIn(typed) : [alone];
  return { numbers, end: numbers.length > 0 ? null : endOfNumber(typed) };
}

/** What each of some texts that are typed for one invoice can mean: by numbers as a bank writes them, or by the end of one; by number. */
export async function listTyped(db: Reader, texts: readonly string[]): Promise<(typed: string) => Invoice[]> {
  const read = texts.map(readTyped);
  const [numbers, ends] = [read.flatMap((one) => one.numbers), [...new Set(read.flatMap(({ end }) => end ?? []))]];
  if (numbers.length + ends.length === 0) return () => [];
  const { number, kind } = duesInvoices;
  const isMeant = or(inArray(number, numbers), ...ends.map((end) => like(number, `D-%-${end}`)));
  const rows = await db
    .select()
    .from(duesInvoices)
    .where(and(eq(kind, "invoice"), isMeant))
    .orderBy(asc(number));
  const found = await whole(db, rows);
  return (typed) => {
    const { numbers: own, end } = readTyped(typed);
    return found.filter(({ row }) => own.includes(row.number) || (end !== null && row.number.endsWith(`-${end}`)));
  };
}

/** The invoices that somebody looks for by numbers as a bank writes them or the end of one, by the number of a member, or by words of its name; by number. */
export async function searchInvoices(db: Reader, q: string): Promise<Invoice[]> {
  const memberNumber = readMembershipNumber(q);
  const { numbers, end } = readTyped(q);
  const isIt =
    numbers.length > 0 && memberNumber === null
      ? inArray(duesInvoices.number, numbers)
      : memberNumber !== null
        ? eq(memberships.number, memberNumber)
        : or(
            matchesSearch("institutions", institutions.search, institutions.id, q),
            end === null ? undefined : like(duesInvoices.number, `D-%-${end}`),
            end === null ? undefined : like(memberships.number, `%-${end}`),
          );
  const rows = await db
    .select({ row: duesInvoices })
    .from(duesInvoices)
    .innerJoin(institutions, eq(institutions.id, duesInvoices.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(eq(duesInvoices.kind, "invoice"), isIt ?? sql`1 = 0`))
    .orderBy(asc(duesInvoices.number));
  return whole(
    db,
    rows.map(({ row }) => row),
  );
}
