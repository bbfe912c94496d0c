import { asc, inArray } from "drizzle-orm";
import { isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDate, formatDay, formatNumber } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Sheet } from "#app/platform/sheet.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { duesReminders } from "#db/schema/dues.ts";
import { countriesOf } from "./desk-page.server.ts";
import { seesDuesOf } from "./dues.policy.ts";
import { balanceOf, stateOf } from "./invoice.ts";
import { type Invoice, listOpen } from "./invoices.server.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { plainMoney } from "./money.ts";
import { moneyText } from "./money-text.server.ts";
import type { OverdueView } from "./ui/overdue-table.tsx";

const DAY_MS = 86_400_000;

interface Overdue {
  invoice: Invoice;
  /** Since the last day to pay. */
  days: number;
  /** The last letter of the clock about it; null where none has gone out. */
  last: typeof duesReminders.$inferSelect | null;
}

/** The invoices that are overdue, the longest first: to the council of all members, to others of those whose dues they keep. */
export async function listOverdue(db: Reader, viewer: Viewer, today: string): Promise<Overdue[]> {
  const { graceDays } = (await getSchedule(db)).schedule;
  const countries = isCouncilMember(viewer) ? null : countriesOf(viewer);
  const late = (await listOpen(db)).filter(
    ({ row, standing }) =>
      stateOf(standing, { today, graceDays }) === "overdue" &&
      (countries === null || countries.includes(row.document.member.country)),
  );
  if (late.length === 0) return [];
  const ids = late.map(({ row }) => row.id);
  const sent = await db
    .select()
    .from(duesReminders)
    .where(inArray(duesReminders.invoiceId, ids))
    .orderBy(asc(duesReminders.createdAt));
  const lastOf = new Map(sent.map((one) => [one.invoiceId, one]));
  return late
    .map((invoice) => ({
      invoice,
      days: Math.round((Date.parse(today) - Date.parse(invoice.row.dueOn)) / DAY_MS),
      last: lastOf.get(invoice.row.id) ?? null,
    }))
    .sort((one, other) => other.days - one.days);
}

/** What is overdue, in words. */
export function overdueView({ invoice, days, last }: Overdue, viewer: Viewer, locale: Locale): OverdueView {
  const { row, standing } = invoice;
  const { member } = row.document;
  const t = translator(locale);
  const isKept = seesDuesOf(viewer, { institutionId: row.institutionId, country: member.country });
  return {
    ...{ id: row.id, number: row.number, member: member.number, name: nameOf(member, locale) },
    place: countryName(member.country, locale),
    to: isKept ? `/dues/members/${member.number}?year=${row.year}` : null,
    ...{ dueOn: formatDay(row.dueOn, locale), days: formatNumber(days, locale) },
    open: moneyText(balanceOf(standing), row.currency, locale),
    last: last && { letter: t(`dues:reminders.round.${last.round}`), day: formatDate(last.createdAt, locale) },
  };
}

/** The same as a list to save; sums are numbers without a sign. */
export async function overdueSheet(
  db: Reader,
  viewer: Viewer,
  { today, locale }: { today: string; locale: Locale },
): Promise<Sheet> {
  const t = translator(locale);
  const heads = ["invoice", "number", "member", "country", "currency", "open"] as const;
  return {
    title: t("dues:overdue.title"),
    headings: [
      ...heads.map((head) => t(`dues:sheet.${head}`)),
      ...[t("dues:invoice.due_on"), t("dues:overdue.days"), t("dues:overdue.last"), t("dues:overdue.last_on")],
    ],
    rows: (await listOverdue(db, viewer, today)).map(({ invoice: { row, standing }, days, last }) => {
      const { member } = row.document;
      return [
        ...[row.number, member.number, nameOf(member, locale).name, countryName(member.country, locale)],
        ...[row.currency, Number(plainMoney(balanceOf(standing), row.currency))],
        ...[{ day: row.dueOn }, days],
        ...[last && t(`dues:reminders.round.${last.round}`), last && { day: dayOf(last.createdAt) }],
      ];
    }),
  };
}
