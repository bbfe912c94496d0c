import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listColleagues, type OwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { balanceLines } from "./account-page.server.ts";
import { givesContactUp, namesContact, readsOwnDues } from "./dues.policy.ts";
import { findContactId, OWN_DUES } from "./dues-letters.server.ts";
import { stateOf } from "./invoice.ts";
import { invoiceView } from "./invoice-view.server.ts";
import { hasInvoice, type Invoice, listInvoicesToPay } from "./invoices.server.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import { ownAmount } from "./own-amount.server.ts";
import type { OwnDuesView } from "./ui/own-dues-page.tsx";

function formerWords({ row }: Invoice, locale: Locale): string {
  const { member } = row.document;
  const name = nameOf(member, locale).name;
  return translator(locale)("dues:invoice.former_text", { name, number: member.number });
}

/**
 * Whether somebody reads the dues of an institution for which they act. While there are no dues, what was issued before
 * stays to be read.
 */
export async function canReadOwnDues(db: Reader, viewer: Viewer, institutionId: string): Promise<boolean> {
  if (!(await areDuesOn(db)) && !(await hasInvoice(db, [institutionId]))) return false;
  return readsOwnDues(viewer, { institutionId, contactId: await findContactId(db, institutionId) });
}

/** The link to an institution's own dues; null for whoever does not read them. `isOverdue` where an invoice is. */
export async function ownDuesLink(
  db: Reader,
  viewer: Viewer,
  { institution }: OwnInstitution,
  today: string,
): Promise<{ to: string; isOverdue: boolean } | null> {
  if (!(await canReadOwnDues(db, viewer, institution.id))) return null;
  const { schedule } = await getSchedule(db);
  const invoices = await listInvoicesToPay(db, institution.id);
  const at = { today, graceDays: schedule.graceDays };
  return {
    to: `${OWN_DUES}?institution=${institution.id}`,
    isOverdue: (await areDuesOn(db)) && invoices.some(({ standing }) => stateOf(standing, at) === "overdue"),
  };
}

/** What those who deal with the dues of an institution read of them. */
export async function ownDues(
  db: Reader,
  viewer: Viewer,
  own: OwnInstitution,
  { locale, today }: { locale: Locale; today: string },
): Promise<OwnDuesView> {
  const { institution } = own;
  const isOn = await areDuesOn(db);
  const { schedule } = await getSchedule(db);
  const { payee, graceDays } = schedule;
  const invoices = await listInvoicesToPay(db, institution.id);
  const colleagues = await listColleagues(db, institution.id);
  const contactId = await findContactId(db, institution.id);
  const people = new Map(colleagues.map(({ userId, name }) => [userId, name]));
  return {
    isOn,
    payee: payee.name === "" || !isOn ? null : payee,
    balances: balanceLines(invoices, "own", locale),
    amount: isOn ? await ownAmount(db, viewer, own, { invoices, locale, today }) : null,
    invoices: invoices.map((invoice) => ({
      ...invoiceView(invoice, { locale, today, graceDays, isDesk: false }),
      former: invoice.row.institutionId === institution.id ? null : formerWords(invoice, locale),
    })),
    languages: [...LOCALE_OPTIONS],
    contact: (contactId !== null && people.get(contactId)) || null,
    givesUp: isOn && givesContactUp(viewer, { institutionId: institution.id, contactId }),
    naming:
      isOn && namesContact(viewer, institution.id)
        ? {
            contactId: contactId !== null && people.has(contactId) ? contactId : "",
            people: [...people].map(([value, label]) => ({ value, label })),
          }
        : null,
  };
}
