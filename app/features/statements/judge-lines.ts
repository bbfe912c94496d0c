import type { LineResult } from "#db/vocabulary-statements.ts";
import { memberNumbersIn, namesOne, numbersIn } from "./find-invoice.ts";
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
  /** The numbers of the member it is for. */
  members: readonly string[];
  /** Sum and day of the payments that are noted on it. */
  noted: readonly { amountMinor: number; receivedOn: string }[];
}

/** Why a line is not noted by itself, or what is told of it; each is said in a sentence. */
export const LINE_NOTES = [
  "part",
  "over",
  "paid",
  "like_noted",
  "by_name",
  "by_member",
  "chosen",
  "beside",
  "together",
  "none",
  "not_kept",
  "member_without",
  "by_sum",
  "several",
  "cancelled",
  "other_currency",
  "noted",
  "twice",
  "date",
  "amount",
  "currency",
  "changed",
] as const;
export type LineNote = (typeof LINE_NOTES)[number];

export interface JudgedLine {
  line: number;
  result: LineResult;
  said: Incoming | null;
  invoice: Payable | null;
  notes: LineNote[];
  /** The numbers of what a note speaks of: the invoices that fit, or what the line names. */
  numbers: string[];
  /** The other lines of the file for the same invoice. */
  beside: number[];
  /** By how much all of them together are more than is open. */
  overMinor: number;
  /** By how much this one is more than is open. */
  aboveMinor: number;
  /** Why it is not read, as an encoded sentence. */
  why: string | null;
}

interface Standing {
  /** Invoices that lines may name, and those that are open, of those whose dues somebody keeps. */
  invoices: readonly Payable[];
  /** The marks of payments that are noted. */
  marks: ReadonlySet<string>;
  markOf: (said: Incoming) => string;
}

interface StatementLine {
  line: number;
  read: ReadLine;
  /** The invoice that somebody has put the line to. */
  chosenId?: string | null;
}

/** An invoice and how it was found, where not by its number; else why there is none, with the numbers that is about. */
type Found = { one: Payable; by: "by_name" | "by_member" | "chosen" | null } | { why: LineNote; numbers: string[] };

/** The only one of some invoices that fit; undefined where none does. */
function onlyOf(fitting: readonly Payable[], by: "by_name" | "by_member"): Found | undefined {
  const [one, ...more] = fitting;
  if (!one) return undefined;
  return more.length > 0 ? { why: "several", numbers: fitting.map(({ number }) => number) } : { one, by };
}

/** For which invoice a line is, as far as it says it. */
function invoiceOf(said: Incoming, invoices: readonly Payable[], left: (one: Payable) => number): Found {
  const numbers = numbersIn(`${said.purpose} ${said.reference}`);
  const [one, ...more] = invoices.filter(({ number }) => numbers.includes(number));
  if (one) return more.length > 0 ? { why: "several", numbers } : { one, by: null };
  const open = invoices.filter(
    (invoice) => !invoice.isCancelled && invoice.currency === said.currency && left(invoice) > 0,
  );
  const ofSum = open.filter((invoice) => left(invoice) === said.amountMinor);
  const members = memberNumbersIn(`${said.payer} ${said.purpose} ${said.reference}`);
  const isOfMember = (invoice: Payable) => invoice.members.some((number) => members.includes(number));
  const text = `${said.payer} ${said.purpose}`;
  const byName = ofSum.filter(({ names }) => namesOne(text, names));
  const found =
    onlyOf(ofSum.filter(isOfMember), "by_member") ??
    onlyOf(open.filter(isOfMember), "by_member") ??
    onlyOf(byName, "by_name");
  if (found) return found;
  if (numbers.length > 0) return { why: "not_kept", numbers };
  if (members.length > 0) return { why: "member_without", numbers: members };
  return ofSum.length > 0
    ? { why: "by_sum", numbers: ofSum.map(({ number }) => number) }
    : { why: "none", numbers: [] };
}

type Judged = Pick<JudgedLine, "result" | "said" | "invoice" | "notes" | "numbers" | "aboveMinor">;

function judgeIncoming(
  said: Incoming,
  chosen: Payable | undefined,
  { invoices }: Standing,
  left: (one: Payable) => number,
): Judged {
  const unmatched = (why: LineNote, numbers: string[] = []): Judged => ({
    ...{ result: "unmatched", said, invoice: null, notes: [why], numbers, aboveMinor: 0 },
  });
  const found: Found = chosen ? { one: chosen, by: "chosen" } : invoiceOf(said, invoices, left);
  if ("why" in found) return unmatched(found.why, found.numbers);
  const { one, by } = found;
  if (one.isCancelled) return unmatched("cancelled", [one.number]);
  if (one.currency !== said.currency) return unmatched("other_currency", [one.number]);
  const isLike = one.noted.some((p) => p.amountMinor === said.amountMinor && p.receivedOn === said.date);
  const rest = left(one) - said.amountMinor;
  const notes: LineNote[] = [
    ...(by === null ? [] : [by]),
    ...(isLike ? (["like_noted"] as const) : []),
    ...(left(one) <= 0 ? (["paid"] as const) : rest < 0 ? (["over"] as const) : rest > 0 ? (["part"] as const) : []),
  ];
  // What would pay an invoice above its amount is for a person to say.
  const isSure = by === null && !isLike && rest >= 0;
  const aboveMinor = Math.max(0, Math.min(said.amountMinor, -rest));
  return { result: isSure ? "matched" : "proposed", said, invoice: one, notes, numbers: [], aboveMinor };
}

/** Says of lines for one invoice that they stand beside each other, and where they bring more than is open. */
function tellTogether(judged: readonly JudgedLine[]): JudgedLine[] {
  const byInvoice = Map.groupBy(judged, ({ invoice }) => invoice?.id);
  return judged.map((one) => {
    const all = byInvoice.get(one.invoice?.id) ?? [];
    if (!one.invoice || all.length < 2) return one;
    const sum = all.reduce((total, { said }) => total + (said?.amountMinor ?? 0), 0);
    const overMinor = Math.max(0, sum - Math.max(0, one.invoice.balanceMinor));
    const beside = all.filter((other) => other !== one).map(({ line }) => line);
    const notes: LineNote[] = [...one.notes, "beside", ...(overMinor > 0 ? (["together"] as const) : [])];
    return { ...one, notes, beside, overMinor };
  });
}

/**
 * What each line of a statement is. An invoice is found by its number in the purpose; else one is proposed that somebody
 * has chosen, that is open of the member whose number the line gives, or of the same open sum whose member the payer's line
 * names. What earlier lines of the file bring counts for those after them.
 */
export function judgeLines(lines: readonly StatementLine[], standing: Standing): JudgedLine[] {
  const brought = new Map<string, number>();
  const seen = new Set<string>();
  const left = (one: Payable) => one.balanceMinor - (brought.get(one.id) ?? 0);
  const nothing = { said: null, invoice: null, numbers: [], beside: [], overMinor: 0, aboveMinor: 0, why: null };
  const judged = lines.map(({ line, read, chosenId }): JudgedLine => {
    if (read.kind === "debit") return { ...nothing, line, result: "debit", notes: [] };
    if (read.kind === "error") return { ...nothing, line, result: "error", notes: [read.lacks], why: read.why };
    const { said } = read;
    const mark = standing.markOf(said);
    const known = standing.marks.has(mark) ? "noted" : seen.has(mark) ? "twice" : null;
    if (known !== null) return { ...nothing, line, result: "noted", said, notes: [known] };
    seen.add(mark);
    const chosen = chosenId ? standing.invoices.find(({ id }) => id === chosenId) : undefined;
    const one = judgeIncoming(said, chosen, standing, left);
    if (one.result === "matched" && one.invoice)
      brought.set(one.invoice.id, (brought.get(one.invoice.id) ?? 0) + said.amountMinor);
    return { ...nothing, line, ...one };
  });
  return tellTogether(judged);
}
