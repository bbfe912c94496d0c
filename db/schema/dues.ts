import {
  enumText,
  id,
  index,
  integer,
  json,
  orderedId,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import type { Translations } from "../locales.ts";
import type { MembershipCategory } from "../vocabulary.ts";
import { DUES_ROUNDS, type IncomeGroup, INVOICE_KINDS } from "../vocabulary-dues.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";

/** Who is paid, as it stood when an invoice was issued. */
export interface Payee {
  name: string;
  address: string;
  account: string;
}

/** All that is printed on an invoice, as it was issued. */
export interface InvoiceDocument {
  payee: Payee;
  association: Translations;
  note: Translations;
  member: {
    number: string;
    nameOfficial: string;
    nameOfficialLanguage: string;
    nameEn: string;
    translatedNames: Translations;
    city: string;
    country: string;
  };
  category: MembershipCategory;
  students: number | null;
  incomeGroup: IncomeGroup | null;
  /** The secretariat has set the amount for this member, not the table. */
  isAgreed: boolean;
  scheduleVersion: number;
}

/** Invoices and the credit notes that cancel them. A row is written once and never changed. */
export const duesInvoices = table(
  "dues_invoices",
  {
    id: id(),
    kind: enumText(INVOICE_KINDS).notNull(),
    /** In order and without gaps within a year and a kind. */
    number: text().notNull(),
    /** The year the dues are for. */
    year: integer().notNull(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    /** How many invoices of the year were cancelled before this one; null of a credit note. Two at once are refused by it. */
    round: integer(),
    /** Of a credit note: the invoice. */
    cancelsId: text(),
    /** Of a credit note: why. */
    reason: text(),
    currency: text().notNull(),
    /** In the smallest unit of the currency, above nothing. */
    amountMinor: integer().notNull(),
    issuedOn: text().notNull(),
    /** The last day to pay; null of a credit note. */
    dueOn: text(),
    document: json<InvoiceDocument>().notNull(),
    issuedById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("dues_invoices_number_unique").on(t.number),
    uniqueIndex("dues_invoices_round_unique").on(t.institutionId, t.year, t.round),
    uniqueIndex("dues_invoices_cancels_unique").on(t.cancelsId),
    index("dues_invoices_year").on(t.year, t.kind),
  ],
);

/** What a member owes for a year other than by the table; the newest row of a year holds. */
export const duesAdjustments = table(
  "dues_adjustments",
  {
    id: orderedId(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    year: integer().notNull(),
    currency: text().notNull(),
    /** Null: the table holds again. Nothing (0): exempt. */
    amountMinor: integer(),
    reason: text().notNull(),
    setById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("dues_adjustments_member").on(t.institutionId, t.year)],
);

/** Money that came in for an invoice. What was noted by mistake is undone and stays, with the reason. */
export const duesPayments = table(
  "dues_payments",
  {
    id: orderedId(),
    invoiceId: text()
      .notNull()
      .references(() => duesInvoices.id),
    /** In the currency of the invoice. */
    amountMinor: integer().notNull(),
    receivedOn: text().notNull(),
    reference: text().notNull(),
    /** What makes it the only one: a form sent twice notes one payment. */
    once: text().notNull(),
    notedById: person().notNull(),
    createdAt: timestamp().notNull(),
    undoneById: person(),
    undoneAt: timestamp(),
    undoneFor: text(),
    /** What makes the line of a bank's statement known again from which it was noted. */
    bankMark: text(),
  },
  (t) => [
    uniqueIndex("dues_payments_once_unique").on(t.once),
    index("dues_payments_invoice").on(t.invoiceId),
    index("dues_payments_bank").on(t.bankMark),
  ],
);

/** Which letters by the clock have gone out about an invoice. */
export const duesReminders = table(
  "dues_reminders",
  {
    invoiceId: text()
      .notNull()
      .references(() => duesInvoices.id),
    round: enumText(DUES_ROUNDS).notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.invoiceId, t.round] })],
);

/** Whom an institution has named to deal with its dues, beside those who speak for it: somebody who acts for it. */
export const duesContacts = table("dues_contacts", {
  institutionId: text()
    .primaryKey()
    .references(() => institutions.id),
  userId: person().notNull(),
  namedById: person().notNull(),
  createdAt: timestamp().notNull(),
});
