import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import { readsOwnDues } from "./dues.policy.ts";
import { findContactId, OWN_DUES } from "./dues-letters.server.ts";
import { balanceOf, stateOf } from "./invoice.ts";
import { type Invoice, listInvoicesToPay, listOpen } from "./invoices.server.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import { moneyText } from "./money-text.server.ts";

/** How many, their numbers as far as they are few, and what they come to. */
type OpenDues = Record<"count", number> & Record<"numbers" | "sum", string>;

const MOST_NAMED = 5;

/** How many invoices are still to be paid, and what they come to in each currency; null where none is. */
export const openDues = async (db: Reader, locale: Locale): Promise<OpenDues | null> =>
  openIn(await listOpen(db), locale);

/** The same of one institution and those that were merged into it; nothing while there are no dues. */
export const unpaidOf = async (db: Reader, institutionId: string, locale: Locale): Promise<OpenDues | null> =>
  (await areDuesOn(db)) ? openIn((await listInvoicesToPay(db, institutionId)).filter(isToPay), locale) : null;

const isToPay = ({ standing }: Invoice) => !standing.isCancelled && balanceOf(standing) > 0;

function openIn(open: readonly Invoice[], locale: Locale): OpenDues | null {
  if (open.length === 0) return null;
  const sums = [...Map.groupBy(open, ({ row }) => row.currency)].map(([currency, some]) =>
    moneyText(
      some.reduce((sum, { standing }) => sum + balanceOf(standing), 0),
      currency,
      locale,
    ),
  );
  const named = open.slice(0, MOST_NAMED).map(({ row }) => row.number);
  const numbers = [...named, ...(open.length > MOST_NAMED ? ["…"] : [])].join(", ");
  return { count: open.length, numbers, sum: sums.join(" + ") };
}

interface Reading {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

/** What those who deal with the dues of an institution have to pay, invoice by invoice; nothing while there are no dues. */
export async function listDuesWaiting(db: Reader, { viewer, locale, now }: Reading): Promise<MemberTask[]> {
  if (institutionIds(viewer).length === 0 || !(await areDuesOn(db))) return [];
  const today = dayOf(now);
  const { graceDays, remindBefore } = (await getSchedule(db)).schedule;
  const t = translator(locale);
  const line = ({ row, standing }: Invoice) => {
    const isOverdue = stateOf(standing, { today, graceDays }) === "overdue";
    const sum = moneyText(balanceOf(standing), row.currency, locale);
    const near = daysAfter(today, remindBefore) >= row.dueOn ? "soon" : "open";
    return {
      detail: t(`dues:waiting.${isOverdue ? "overdue" : "open"}`, { number: row.number, sum }),
      dueAt: { dateTime: row.dueOn, text: formatDay(row.dueOn, locale), state: isOverdue ? "overdue" : near },
    } as const;
  };
  const waiting: MemberTask[] = [];
  for (const { institution } of await listOwnInstitutions(db, viewer, today)) {
    const contactId = await findContactId(db, institution.id);
    if (!readsOwnDues(viewer, { institutionId: institution.id, contactId })) continue;
    const open = (await listInvoicesToPay(db, institution.id)).filter(isToPay);
    const title = nameOf(institution, locale).name;
    const of = { title, to: `${OWN_DUES}?institution=${institution.id}`, institutionId: institution.id };
    waiting.push(...open.map((invoice): MemberTask => ({ ...line(invoice), ...of, act: "pay" })));
  }
  return waiting;
}
