import { coordinatedCountries, isAdministrator, isCouncilMember, type Viewer } from "#app/features/accounts/viewer.ts";
import { inAlphabetOf } from "#app/features/members/institution/in-alphabet.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { formatNumber } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { LONGEST_SEARCH } from "./dues.schema.ts";
import { seesDues, seesOverdue } from "./dues.policy.ts";
import { incomeGroupOf } from "./income-groups.ts";
import { balanceOf, INVOICE_STATES, type InvoiceState, stateOf } from "./invoice.ts";
import { countOpenBefore, type Invoice, listInvoicedYears, listInvoicesFor } from "./invoices.server.ts";
import { searchInvoices } from "./typed-invoices.server.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import type { DebtorOwing } from "./list-debtors.server.ts";
import { moneyText } from "./money-text.server.ts";
import type { OwedView } from "./ui/dues-model.ts";

/** The countries whose dues somebody keeps; null for all. */
export const countriesOf = (viewer: Viewer): readonly string[] | null =>
  isAdministrator(viewer) ? null : coordinatedCountries(viewer);

const isTheirs = (viewer: Viewer) => {
  const countries = countriesOf(viewer);
  return ({ row }: Invoice) => countries === null || countries.includes(row.document.member.country);
};

/** How many invoices are overdue that somebody reads of, by the address of their page; nothing while there are no dues. */
export async function countOverdue(
  db: Reader,
  viewer: Viewer,
  today: string,
): Promise<{ "/dues"?: number; "/dues/overdue"?: number }> {
  if (!seesOverdue(viewer) || !(await areDuesOn(db))) return {};
  const { graceDays } = (await getSchedule(db)).schedule;
  const day = daysAfter(today, -graceDays);
  return {
    ...(seesDues(viewer) && { "/dues": await countOpenBefore(db, day, countriesOf(viewer)) }),
    ...(isCouncilMember(viewer) && { "/dues/overdue": await countOpenBefore(db, day, null) }),
  };
}

/** The year a page is of: the one asked for, else this one. */
export function askedYear(search: URLSearchParams, today: string): number {
  const asked = Number(search.get("year"));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : Number(today.slice(0, 4));
}

/** The years a desk offers: those of invoices, this one and the next, newest first. */
export async function listYears(db: Reader, today: string, asked: number): Promise<number[]> {
  const now = Number(today.slice(0, 4));
  return [...new Set([now + 1, now, asked, ...(await listInvoicedYears(db))])].sort((a, b) => b - a);
}

/** What is looked for among the invoices; empty for nothing. */
export const readSearch = (search: URLSearchParams): string => (search.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);

interface Asked {
  year: number;
  state: InvoiceState | null;
  /** What is looked for, in every year; empty for all of the year. */
  q: string;
  today: string;
  locale: Locale;
}

/** The invoices of a year, or those that are looked for, in somebody's countries by the names of members, how many stand in each state, and what they come to. */
export async function listForDesk(db: Reader, viewer: Viewer, { year, state, q, today, locale }: Asked) {
  const { schedule } = await getSchedule(db);
  const { graceDays } = schedule;
  const all = (await (q === "" ? listInvoicesFor(db, year) : searchInvoices(db, q))).filter(isTheirs(viewer));
  const stated = all.map((invoice) => ({ invoice, state: stateOf(invoice.standing, { today, graceDays }) }));
  const counts = Object.fromEntries(
    INVOICE_STATES.map((one) => [one, stated.filter((line) => line.state === one).length]),
  ) as Record<InvoiceState, number>;
  const lines = inAlphabetOf(
    locale,
    stated.filter((line) => state === null || line.state === state),
    { namesOf: ({ invoice }) => invoice.row.document.member },
  );
  return { lines, counts, all: all.length, graceDays };
}

/**
 * What some invoices come to in each currency: asked, received, of that above what its invoice asks, still open. Cancelled
 * ones ask nothing. What is asked and what came above it are together what is received and what is open.
 */
export function sumsOf(invoices: readonly Invoice[], locale: Locale) {
  return [...Map.groupBy(invoices, ({ row }) => row.currency)].map(([currency, some]) => {
    const total = (of: (invoice: Invoice) => number) =>
      moneyText(
        some.reduce((sum, invoice) => sum + of(invoice), 0),
        currency,
        locale,
      );
    return {
      currency,
      asked: total(({ standing }) => (standing.isCancelled ? 0 : standing.amountMinor)),
      received: total(({ standing }) => standing.paidMinor),
      over: total(({ standing }) => Math.max(0, -balanceOf(standing))),
      open: total(({ standing }) => Math.max(0, balanceOf(standing))),
    };
  });
}

/** What a member owes, in words. */
export function owedView(
  { debtor: { institution, membership, leavesOn }, owed, agreed, isSuspended }: DebtorOwing,
  { currency, locale }: { currency: string; locale: Locale },
): OwedView {
  const t = translator(locale);
  const group = incomeGroupOf(institution.country);
  const { students } = institution.keyFigures;
  const why = {
    owes: () => (owed.kind === "owes" && owed.isAgreed ? t("dues:why.agreed") : t("dues:why.table")),
    free: () => (owed.kind === "free" ? t(`dues:why.free_${owed.why}`) : ""),
    unclear: () => (owed.kind === "unclear" ? owed.lacks.map((one) => t(`dues:why.lacks_${one}`)).join(" ") : ""),
  }[owed.kind]();
  return {
    ...{ number: membership.number, name: nameOf(institution, locale) },
    place: countryName(institution.country, locale),
    category: categoryView(membership.category, locale).label,
    students: students === null ? null : formatNumber(students, locale),
    income: group && t(`dues:income.${group}`),
    amount: owed.kind === "owes" ? moneyText(owed.amountMinor, currency, locale) : null,
    why,
    notes: [
      ...(agreed !== null && agreed.amountMinor !== null ? [agreed.reason] : []),
      ...(isSuspended ? [t("dues:why.suspended")] : []),
      ...(leavesOn === null ? [] : [t("dues:why.leaving")]),
    ],
  };
}
