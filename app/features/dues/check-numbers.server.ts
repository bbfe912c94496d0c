import { asc } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { duesInvoices } from "#db/schema/dues.ts";

/** The numbers that are missing from the series of invoices and of credit notes: there must be none. */
export async function findMissingNumbers(db: Reader): Promise<string[]> {
  const rows = await db.select({ number: duesInvoices.number }).from(duesInvoices).orderBy(asc(duesInvoices.number));
  const given = new Set(rows.map(({ number }) => number));
  const series = Map.groupBy(given, (number) => number.slice(0, number.lastIndexOf("-")));
  return [...series].flatMap(([name, numbers]) => {
    const last = Math.max(...numbers.map((number) => Number(number.slice(name.length + 1))));
    const all = Array.from({ length: last }, (_, index) => `${name}-${String(index + 1).padStart(4, "0")}`);
    return all.filter((number) => !given.has(number));
  });
}
