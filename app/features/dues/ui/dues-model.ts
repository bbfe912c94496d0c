import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Tone } from "#app/ui/badge.tsx";
import type { InvoiceState } from "../invoice.ts";

export const TONE_OF_INVOICE: Readonly<Record<InvoiceState, Tone>> = {
  open: "wait",
  overdue: "bad",
  partly_paid: "info",
  paid: "ok",
  cancelled: "neutral",
};

export interface PaymentView {
  id: string;
  sum: string;
  receivedOn: string;
  reference: string;
  /** Who noted it and when; null for the institution. */
  noted: string | null;
  /** What else came by the same transfer and is undone with it: numbers and sums; null where nothing did. */
  others: string | null;
  /** Why it counts no more. */
  undone: string | null;
}

export interface InvoiceView {
  id: string;
  number: string;
  year: string;
  /** The record it was issued to, where that was merged into the member that pays it. */
  former?: string | null;
  state: InvoiceState;
  amount: string;
  /** What has come, and what is still to be paid; null where nothing is. */
  paid: string;
  open: string | null;
  /** What came above the amount, or for a cancelled invoice. */
  over: string | null;
  issuedOn: string;
  dueOn: string;
  pdfTo: string;
  /** Its receipt; null until it is paid. */
  receiptTo: string | null;
  creditNote: { number: string; issuedOn: string; reason: string; pdfTo: string } | null;
  payments: PaymentView[];
  /** What its forms begin with. */
  typed: { amount: string; once: string };
}

/** What a member owes for a year, in words. */
export interface OwedView {
  number: string;
  name: ShownName;
  place: string;
  category: string;
  students: string | null;
  income: string | null;
  /** The sum, or why there is none. */
  amount: string | null;
  why: string;
  notes: string[];
}

/** What membership costs, in a sentence, and where the whole table is read; null while there is none. */
export interface CostView {
  text: string;
  to: string | null;
}
