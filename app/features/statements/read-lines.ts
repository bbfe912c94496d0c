import { digitsOfMarkedOnce, isCurrency, readMoney } from "#app/features/dues/money.ts";
import { readDate } from "#app/features/imports/read-row.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { isFarDay, twoReadingsOf } from "#app/platform/typed-dates.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import type { DateOrder } from "#db/vocabulary-imports.ts";
import type { StatementField } from "#db/vocabulary-statements.ts";

/** Money that came in, as a line of a statement says it. */
export interface Incoming {
  date: string;
  currency: string;
  amountMinor: number;
  payer: string;
  purpose: string;
  reference: string;
}

/** What a line says: money that came in; that money went out; or what of it cannot be read, and why, as an encoded sentence. */
export type ReadLine =
  { kind: "incoming"; said: Incoming } | { kind: "debit" } | { kind: "error"; lacks: LackOfLine; why: string };

/** What is not readable of a line; each is said in a sentence. */
type LackOfLine = "date" | "amount" | "currency";

interface Columns {
  mapping: readonly (StatementField | null)[];
  currency: string;
  dateOrder: DateOrder | null;
  /** The last day on which money can have come. */
  newest?: string;
}

const withoutCode = (cell: string) => cell.replace(/\s*[A-Z]{3}$/, "");

type CellOf = (field: StatementField) => string;

const LONGEST_QUOTED = 60;
const lacking = (lacks: LackOfLine, key: string, typed = "", more: Record<string, string> = {}): ReadLine => ({
  ...{ kind: "error", lacks },
  why: encodeError(`statements:unread.${key}`, { typed: typed.slice(0, LONGEST_QUOTED), ...more }),
});

const SUMS = ["amount", "credit", "debit"] as const;

function withoutSum(cellOf: CellOf, currency: string): ReadLine {
  const typed = SUMS.map((field) => withoutCode(cellOf(field))).filter((cell) => cell !== "");
  const unread = typed.find((cell) => readMoney(cell, currency) === null);
  if (unread === undefined) return lacking("amount", typed.length === 0 ? "no_amount" : "nothing");
  const digits = digitsOfMarkedOnce(unread, currency);
  return digits === null ? lacking("amount", "amount", unread) : lacking("amount", "two_sums", unread, { digits });
}

function withoutDay(typed: string, isToCome: boolean): ReadLine {
  if (isToCome) return lacking("date", "to_come", typed);
  if (typed === "") return lacking("date", "no_date");
  if (isFarDay(typed)) return lacking("date", "far_day", typed);
  return lacking("date", twoReadingsOf(typed) ? "two_days" : "date", typed);
}

/** The sum of a line in the smallest unit, below nothing where money went out; null where it cannot be read. */
function sumOf(cellOf: CellOf, currency: string): number | null {
  const read = (field: StatementField) => {
    const cell = withoutCode(cellOf(field));
    return cell === "" ? 0 : readMoney(cell, currency);
  };
  const [amount, credit, debit] = [read("amount"), read("credit"), read("debit")];
  if (amount === null || credit === null || debit === null) return null;
  if (amount !== 0) return amount;
  // A column of what went out has no sign, or the sign of what went out.
  return credit !== 0 ? credit : -Math.abs(debit);
}

/** Reads a line by what its columns are. What is not read for sure is said, never guessed. */
export function readLine(cells: readonly string[], { mapping, currency: first, dateOrder, newest }: Columns): ReadLine {
  const cellOf = (field: StatementField) => {
    const at = mapping.indexOf(field);
    return at < 0 ? "" : visibleLine(cells[at] ?? "");
  };
  const currency = cellOf("currency").toUpperCase() || first;
  if (!isCurrency(currency)) return lacking("currency", "currency", cellOf("currency"));
  const amountMinor = sumOf(cellOf, currency);
  if (amountMinor === null || amountMinor === 0) return withoutSum(cellOf, currency);
  if (amountMinor < 0) return { kind: "debit" };
  const date = readDate(cellOf("date"), dateOrder);
  const isToCome = "value" in date && newest !== undefined && date.value > newest;
  if (!("value" in date) || isToCome) return withoutDay(cellOf("date"), isToCome);
  const [payer, purpose, reference] = [cellOf("payer"), cellOf("purpose"), cellOf("reference")];
  return { kind: "incoming", said: { date: date.value, currency, amountMinor, payer, purpose, reference } };
}
