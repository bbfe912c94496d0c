import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { newToken } from "#app/platform/tokens.server.ts";
import type { Locale } from "#db/locales.ts";
import { balanceOf, stateOf } from "./invoice.ts";
import type { Invoice } from "./invoices.server.ts";
import { moneyText, typedMoney } from "./money-text.server.ts";
import type { OtherPart } from "./transfer-parts.server.ts";
import type { InvoiceView } from "./ui/dues-model.ts";

interface Reading {
  locale: Locale;
  today: string;
  graceDays: number;
  /** The secretariat reads who noted a payment. */
  isDesk: boolean;
  /** What else came by the transfer of a payment, by the id of the payment. */
  otherParts?: ReadonlyMap<string, OtherPart[]>;
}

const paperPath = (id: string): string => `/invoices/${id}`;

const partsText = (parts: readonly OtherPart[] = [], money: (minor: number) => string) =>
  parts.length === 0 ? null : parts.map(({ number, amountMinor }) => `${number} (${money(amountMinor)})`).join(", ");

/** An invoice with its payments, in words. */
export function invoiceView(
  { row, creditNote, payments, standing }: Invoice,
  { locale, today, graceDays, isDesk, otherParts }: Reading,
): InvoiceView {
  const { currency } = row;
  const money = (minor: number) => moneyText(minor, currency, locale);
  const balance = balanceOf(standing);
  return {
    ...{ id: row.id, number: row.number, year: String(row.year), state: stateOf(standing, { today, graceDays }) },
    ...{ amount: money(row.amountMinor), paid: money(standing.paidMinor) },
    open: balance > 0 ? money(balance) : null,
    over: balance < 0 ? money(-balance) : null,
    ...{ issuedOn: formatDay(row.issuedOn, locale), dueOn: formatDay(row.dueOn, locale), pdfTo: paperPath(row.id) },
    receiptTo: balance <= 0 && !standing.isCancelled ? `${paperPath(row.id)}/receipt` : null,
    creditNote: creditNote && {
      ...{ number: creditNote.number, issuedOn: formatDay(creditNote.issuedOn, locale) },
      ...{ reason: creditNote.reason ?? "", pdfTo: paperPath(creditNote.id) },
    },
    payments: payments
      .filter(({ undoneAt }) => isDesk || undoneAt === null)
      .map(({ id, amountMinor, receivedOn, reference, notedBy, createdAt, undoneFor }) => ({
        ...{ id, sum: money(amountMinor), receivedOn: formatDay(receivedOn, locale), reference },
        noted: isDesk ? lineOf([notedBy, formatDate(createdAt, locale)], " · ") : null,
        others: partsText(otherParts?.get(id), money),
        undone: undoneFor,
      })),
    typed: { amount: balance > 0 ? typedMoney(balance, currency, locale) : "", once: newToken() },
  };
}
