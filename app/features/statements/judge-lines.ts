import type { LineResult } from "#db/vocabulary-statements.ts";
import { namesOne, numbersIn } from "./find-invoice.ts";
import type { Incoming, ReadLine } from "./read-lines.ts";

/** An invoice as a payment looks for it. */
export interface Payable {
  id: string;
  number: string;
  currency: string;
  /** What is still to be paid; nothing or less where it is paid. */
  balanceMinor: number;
  isCancelled: boolean;
  names: readonly string[];
  /** Sum and day of the payments that are noted on it. */
  noted: readonly { amountMinor: number; receivedOn: string }[];
}

/** Why a line is not noted by itself, or what is told of it; each is said in a sentence. */
export type LineNote =
  | "part"
  | "over"
  | "paid"
  | "like_noted"
  | "by_name"
  | "none"
  | "several"
  | "cancelled"
  | "other_currency"
  | "noted"
  | "twice"
  | "date"
  | "amount"
  | "currency"
  | "changed";

export interface JudgedLine {
  line: number;
  result: LineResult;
  said: Incoming | null;
  invoice: Payable | null;
  notes: LineNote[];
}

interface Standing {
  /** Invoices that lines may name, and those that are open, of those whose dues somebody keeps. */
  invoices: readonly Payable[];
  /** The marks of payments that are noted. */
  marks: ReadonlySet<string>;
  markOf: (said: Incoming) => string;
}

/** For which invoice a line is, as far as it says it. */
function invoiceOf(said: Incoming, invoices: readonly Payable[], left: (one: Payable) => number) {
  const numbers = numbersIn(`${said.purpose} ${said.reference}`);
  const numbered = invoices.filter(({ number }) => numbers.includes(number));
  if (numbered.length > 1) return { why: "several" as const };
  const [one] = numbered;
  if (one) return { one, isNumbered: true };
  const text = `${said.payer} ${said.purpose}`;
  const alike = invoices.filter(
    (invoice) =>
      !invoice.isCancelled &&
      invoice.currency === said.currency &&
      left(invoice) === said.amountMinor &&
      namesOne(text, invoice.names),
  );
  const [only] = alike;
  if (!only) return { why: "none" as const };
  return alike.length > 1 ? { why: "several" as const } : { one: only, isNumbered: false };
}

function judgeIncoming(
  said: Incoming,
  { invoices }: Standing,
  left: (one: Payable) => number,
): Omit<JudgedLine, "line"> {
  const unmatched = (why: LineNote) => ({ result: "unmatched" as const, said, invoice: null, notes: [why] });
  const { one, why, isNumbered } = {
    one: null,
    why: "none" as LineNote,
    isNumbered: false,
    ...invoiceOf(said, invoices, left),
  };
  if (one === null) return unmatched(why);
  if (one.isCancelled) return unmatched("cancelled");
  if (one.currency !== said.currency) return unmatched("other_currency");
  const isLike = one.noted.some((p) => p.amountMinor === said.amountMinor && p.receivedOn === said.date);
  const rest = left(one) - said.amountMinor;
  const notes: LineNote[] = [
    ...(isNumbered ? [] : (["by_name"] as const)),
    ...(isLike ? (["like_noted"] as const) : []),
    ...(left(one) <= 0 ? (["paid"] as const) : rest < 0 ? (["over"] as const) : rest > 0 ? (["part"] as const) : []),
  ];
  const isSure = isNumbered && !isLike && left(one) > 0;
  return { result: isSure ? "matched" : "proposed", said, invoice: one, notes };
}

/**
 * What each line of a statement is. An invoice is found by its number in the purpose; else one of the same open sum whose
 * member the payer's line names is proposed. What earlier lines of the file bring counts for those after them.
 */
export function judgeLines(lines: readonly { line: number; read: ReadLine }[], standing: Standing): JudgedLine[] {
  const brought = new Map<string, number>();
  const seen = new Set<string>();
  const left = (one: Payable) => one.balanceMinor - (brought.get(one.id) ?? 0);
  return lines.map(({ line, read }) => {
    if (read.kind === "debit") return { line, result: "debit", said: null, invoice: null, notes: [] };
    if (read.kind === "error") return { line, result: "error", said: null, invoice: null, notes: [read.lacks] };
    const { said } = read;
    const mark = standing.markOf(said);
    const known = standing.marks.has(mark) ? "noted" : seen.has(mark) ? "twice" : null;
    if (known !== null) return { line, result: "noted", said, invoice: null, notes: [known] };
    seen.add(mark);
    const judged = judgeIncoming(said, standing, left);
    if (judged.result === "matched" && judged.invoice)
      brought.set(judged.invoice.id, (brought.get(judged.invoice.id) ?? 0) + said.amountMinor);
    return { line, ...judged };
  });
}
