import { daysAfter } from "#app/platform/days.ts";

/** How an invoice stands. */
export const INVOICE_STATES = ["open", "overdue", "partly_paid", "paid", "cancelled"] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export interface Standing {
  amountMinor: number;
  paidMinor: number;
  dueOn: string;
  isCancelled: boolean;
}

/** What is still to be paid; below nothing where too much has come. */
export const balanceOf = ({ amountMinor, paidMinor, isCancelled }: Standing): number =>
  (isCancelled ? 0 : amountMinor) - paidMinor;

/** What is left once money came in: something to pay, nothing, too much, or money for what is not asked any more. */
export function whatIsLeft(standing: Standing): "open" | "none" | "over" | "cancelled" {
  if (standing.isCancelled) return "cancelled";
  const balance = balanceOf(standing);
  return balance > 0 ? "open" : balance < 0 ? "over" : "none";
}

/** The day from which an invoice is called overdue. */
export const overdueFrom = (dueOn: string, graceDays: number): string => daysAfter(dueOn, graceDays + 1);

export function stateOf(standing: Standing, { today, graceDays }: { today: string; graceDays: number }): InvoiceState {
  if (standing.isCancelled) return "cancelled";
  if (balanceOf(standing) <= 0) return "paid";
  if (today >= overdueFrom(standing.dueOn, graceDays)) return "overdue";
  return standing.paidMinor > 0 ? "partly_paid" : "open";
}
