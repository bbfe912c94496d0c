import { eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { duesContacts } from "#db/schema/dues.ts";
import { type DuesNews, duesLetter } from "./dues-emails.ts";
import { findPayer } from "./former-records.server.ts";
import { balanceOf, type Standing, whatIsLeft } from "./invoice.ts";
import type { InvoiceRow } from "./invoices.server.ts";
import { moneyText } from "./money-text.server.ts";

export const OWN_DUES = "/institution/dues";

/** Whom an institution has named for its dues; null where nobody is. */
export async function findContactId(db: Reader, institutionId: string): Promise<string | null> {
  const isIts = eq(duesContacts.institutionId, institutionId);
  const [row] = await db.select({ id: duesContacts.userId }).from(duesContacts).where(isIts);
  return row?.id ?? null;
}

/** The primary representative, and the contact for dues as long as that person acts for the institution. */
async function readersOfDues(db: Reader, institutionId: string): Promise<string[]> {
  const main = await peopleOf(db, institutionId, ["representative"]);
  const contactId = await findContactId(db, institutionId);
  const contact = (await peopleOf(db, institutionId)).filter(({ id }) => id === contactId);
  return [...new Set([...main, ...contact].map(({ id }) => id))];
}

interface News {
  news: DuesNews;
  origin: string;
  actorId?: string;
  /** How the invoice stands by now. */
  standing?: Pick<Standing, "paidMinor" | "isCancelled">;
  sumMinor?: number;
  reason?: string;
  /** What makes the letter the only one, where the invoice alone does not. */
  key?: string;
}

/** Writes to those who deal with a member's dues, of a merged one to those of the member that remains, in the transaction of the command. */
export async function tellOfInvoice(
  tx: Tx,
  invoice: InvoiceRow,
  { news, origin, actorId, standing, sumMinor = 0, reason = "", key = invoice.id }: News,
  now: Date,
): Promise<void> {
  const { number, year, currency, amountMinor, dueOn, institutionId, document } = invoice;
  const stands = { paidMinor: 0, isCancelled: false, ...standing, amountMinor, dueOn: dueOn ?? "" };
  const balance = balanceOf(stands);
  const payerId = await findPayer(tx, institutionId);
  const compose = (frame: LetterFrame) => {
    const { locale } = frame;
    const money = (minor: number) => moneyText(minor, currency, locale);
    return duesLetter(frame, news, {
      ...{ institution: nameOf(document.member, locale).name, number, year: String(year), reason },
      ...{ amount: money(amountMinor), paid: money(stands.paidMinor), sum: money(sumMinor) },
      ...{ left: whatIsLeft(stands), open: money(Math.max(0, balance)), over: money(Math.max(0, -balance)) },
      day: dueOn === null ? "" : formatDay(dueOn, locale),
      url: `${origin}${OWN_DUES}?institution=${payerId}`,
    });
  };
  const userIds = await readersOfDues(tx, payerId);
  const occasion = { kind: `dues-${news}`, key, subjectId: payerId, actorId } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}
