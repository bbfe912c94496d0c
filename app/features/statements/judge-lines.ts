import { areAlike } from "#app/features/dues/like-payments.ts";
import type { LineResult } from "#db/vocabulary-statements.ts";
import { memberNumbersIn, numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { namesOne } from "./names-one.ts";
import type { Part, Payable } from "./payable.ts";
import type { Incoming, ReadLine } from "./read-lines.ts";
import { partsOf, reachesAll, splitsOf } from "./split-transfer.ts";

/** Why a line is not noted by itself, or what is told of it; each is said in a sentence. */
export const LINE_NOTES = [
  "part",
  "over",
  "paid",
  "like_noted",
  "by_name",
  "by_member",
  "chosen",
  "split",
  "other_payer",
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
  /** The invoices it is for; none where none was found. */
  parts: readonly Part[];
  notes: LineNote[];
  /** The numbers of what a note speaks of: the invoices that fit, or what the line names. */
  numbers: string[];
  /** The other lines of the file for the same invoice. */
  beside: number[];
  /** By how much all of them together are more than is open. */
  overMinor: number;
  /** By how much this one is more than is open. */
  aboveMinor: number;
  /** An invoice of the other member that the payer seems to be; null where it seems to be none. */
  payerOf: Payable | null;
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

/** How invoices were found, where not by a number. */
type By = "by_name" | "by_member" | "chosen" | null;

/** The invoices of a line and how they were found; else why there is none, with the numbers that is about. */
type Found = { parts: readonly Part[]; by: By } | { why: LineNote; numbers: string[] };

type LeftOf = (one: Payable) => number;

const several = (invoices: readonly Payable[]): Found => ({
  ...{ why: "several", numbers: [...new Set(invoices.map(({ number }) => number))] },
});

/** The only one of some invoices that fit; undefined where none does. */
function onlyOf(fitting: readonly Payable[], by: By, amountMinor: number): Found | undefined {
  const [invoice, ...more] = fitting;
  if (!invoice) return undefined;
  return more.length > 0 ? several(fitting) : { parts: [{ invoice, amountMinor }], by };
}

/** Some invoices of one payer that ask together for just what came; undefined where none do. */
function togetherOf(open: readonly Payable[], by: By, amountMinor: number, left: LeftOf): Found | undefined {
  const [split, ...more] = splitsOf(open, amountMinor, left);
  if (!split) return undefined;
  return more.length > 0 ? several([split, ...more].flat()) : { parts: partsOf(split, amountMinor, left), by };
}

/** The invoices that a line names by their numbers; undefined where it names none. */
function namedBy(
  numbers: readonly string[],
  invoices: readonly Payable[],
  { currency, amountMinor }: Incoming,
  left: LeftOf,
): Found | undefined {
  const named = invoices.filter(({ number }) => numbers.includes(number));
  const open = named.filter((one) => !one.isCancelled && one.currency === currency && left(one) > 0);
  const isSplit = open.length === named.length && named.length > 1 && reachesAll(named, amountMinor, left);
  if (isSplit) return { parts: partsOf(named, amountMinor, left), by: null };
  return onlyOf(named, null, amountMinor);
}

/** For which invoices a line is, as far as it says it. */
function invoicesOf(said: Incoming, invoices: readonly Payable[], left: LeftOf): Found {
  const { amountMinor } = said;
  const numbers = numbersIn(`${said.purpose} ${said.reference}`);
  const named = namedBy(numbers, invoices, said, left);
  if (named) return named;
  const open = invoices.filter(
    (invoice) => !invoice.isCancelled && invoice.currency === said.currency && left(invoice) > 0,
  );
  const isOfSum = (invoice: Payable) => left(invoice) === amountMinor;
  const members = memberNumbersIn(`${said.payer} ${said.purpose} ${said.reference}`);
  const ofMember = open.filter((invoice) => invoice.members.some((number) => members.includes(number)));
  const text = `${said.payer} ${said.purpose}`;
  const ofName = open.filter(({ names }) => namesOne(text, names));
  const found =
    onlyOf(ofMember.filter(isOfSum), "by_member", amountMinor) ??
    togetherOf(ofMember, "by_member", amountMinor, left) ??
    onlyOf(ofMember, "by_member", amountMinor) ??
    onlyOf(ofName.filter(isOfSum), "by_name", amountMinor) ??
    togetherOf(ofName, "by_name", amountMinor, left);
  if (found) return found;
  if (numbers.length > 0) return { why: "not_kept", numbers };
  if (members.length > 0) return { why: "member_without", numbers: members };
  const ofSum = open.filter(isOfSum);
  return ofSum.length > 0
    ? { why: "by_sum", numbers: ofSum.map(({ number }) => number) }
    : { why: "none", numbers: [] };
}

/** An invoice of another member than those the parts are for, which the payer's name alone is of; null of any other payer. */
function otherPayer(
  { payer }: Incoming,
  { parts, by }: { parts: readonly Part[]; by: By },
  invoices: readonly Payable[],
): Payable | null {
  // What was found by the name is of the payer, and what somebody has chosen they have seen.
  if (by === "by_name" || by === "chosen") return null;
  const own = parts.map(({ invoice }) => invoice);
  if (own.some(({ names }) => namesOne(payer, names))) return null;
  const payers = new Set(own.map(({ payerId }) => payerId));
  return invoices.find(({ payerId, names }) => !payers.has(payerId) && namesOne(payer, names)) ?? null;
}

type Judged = Pick<JudgedLine, "payerOf" | "result" | "said" | "parts" | "notes" | "numbers" | "aboveMinor">;

const isLikeNoted = ({ invoice, amountMinor }: Part, receivedOn: string) =>
  invoice.noted.some((one) => areAlike(one, { amountMinor, receivedOn }));

/** What the sum says of the invoices it is for. */
function noteOfSum(parts: readonly Part[], left: LeftOf): LineNote[] {
  if (parts.every(({ invoice }) => left(invoice) <= 0)) return ["paid"];
  const rests = parts.map(({ invoice, amountMinor }) => left(invoice) - amountMinor);
  return rests.some((rest) => rest < 0) ? ["over"] : rests.some((rest) => rest > 0) ? ["part"] : [];
}

function judgeIncoming(said: Incoming, chosen: Payable | undefined, { invoices }: Standing, left: LeftOf): Judged {
  const unmatched = (why: LineNote, numbers: string[] = []): Judged => ({
    ...{ result: "unmatched", said, parts: [], notes: [why], numbers, aboveMinor: 0, payerOf: null },
  });
  const { amountMinor } = said;
  const found: Found = chosen
    ? { parts: [{ invoice: chosen, amountMinor }], by: "chosen" }
    : invoicesOf(said, invoices, left);
  if ("why" in found) return unmatched(found.why, found.numbers);
  const { parts, by } = found;
  const cancelled = parts.find(({ invoice }) => invoice.isCancelled);
  if (cancelled) return unmatched("cancelled", [cancelled.invoice.number]);
  const other = parts.find(({ invoice }) => invoice.currency !== said.currency);
  if (other) return unmatched("other_currency", [other.invoice.number]);
  const isLike = parts.some((part) => isLikeNoted(part, said.date));
  const payerOf = otherPayer(said, found, invoices);
  const rest = parts.reduce((sum, { invoice }) => sum + left(invoice), -amountMinor);
  const notes: LineNote[] = [
    ...(by === null ? [] : [by]),
    ...(parts.length > 1 ? (["split"] as const) : []),
    ...(payerOf ? (["other_payer"] as const) : []),
    ...(isLike ? (["like_noted"] as const) : []),
    ...noteOfSum(parts, left),
  ];
  // What would pay an invoice above its amount, only a part of several, or what another member owes, is for a person to say.
  const isSure = by === null && !isLike && !payerOf && (parts.length > 1 ? rest === 0 : rest >= 0);
  const aboveMinor = Math.max(0, Math.min(amountMinor, -rest));
  return { result: isSure ? "matched" : "proposed", said, parts, notes, numbers: [], aboveMinor, payerOf };
}

/** Says of lines for one invoice that they stand beside each other, and where they bring more than is open. */
function tellTogether(judged: readonly JudgedLine[]): JudgedLine[] {
  const all = judged.flatMap(({ line, parts }) => parts.map((part) => ({ line, ...part })));
  const byInvoice = Map.groupBy(all, ({ invoice }) => invoice.id);
  const overOf = ({ invoice }: Part) => {
    const sum = byInvoice.get(invoice.id)?.reduce((total, { amountMinor }) => total + amountMinor, 0) ?? 0;
    return Math.max(0, sum - Math.max(0, invoice.balanceMinor));
  };
  return judged.map((one) => {
    const shared = one.parts.filter(({ invoice }) => (byInvoice.get(invoice.id) ?? []).length > 1);
    if (shared.length === 0) return one;
    const lines = new Set(shared.flatMap(({ invoice }) => byInvoice.get(invoice.id)?.map(({ line }) => line) ?? []));
    const overMinor = shared.reduce((sum, part) => sum + overOf(part), 0);
    const beside = [...lines].filter((line) => line !== one.line);
    const notes: LineNote[] = [...one.notes, "beside", ...(overMinor > 0 ? (["together"] as const) : [])];
    return { ...one, notes, beside, overMinor };
  });
}

/**
 * What each line of a statement is. An invoice is found by its number in the purpose; else one is proposed that somebody
 * has chosen, that is open of the member whose number the line gives, or of the same open sum whose member the payer's line
 * names; or several of one payer, where the line names them or they ask together for just what came. What earlier lines of
 * the file bring counts for those after them.
 */
export function judgeLines(lines: readonly StatementLine[], standing: Standing): JudgedLine[] {
  const brought = new Map<string, number>();
  const seen = new Set<string>();
  const left = (one: Payable) => one.balanceMinor - (brought.get(one.id) ?? 0);
  const nothing = {
    said: null,
    parts: [],
    numbers: [],
    beside: [],
    overMinor: 0,
    aboveMinor: 0,
    payerOf: null,
    why: null,
  };
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
    if (one.result === "matched")
      for (const { invoice, amountMinor } of one.parts)
        brought.set(invoice.id, (brought.get(invoice.id) ?? 0) + amountMinor);
    return { ...nothing, line, ...one };
  });
  return tellTogether(judged);
}
