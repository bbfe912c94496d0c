import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listAdjustments } from "./adjust-dues.server.ts";
import { owedView } from "./desk-page.server.ts";
import { keepsDuesOf, seesDuesOf } from "./dues.policy.ts";
import {
  findPredecessors,
  findSuccessors,
  type Successor,
} from "#app/features/members/institution/merged-into.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { balanceOf } from "./invoice.ts";
import { invoiceView } from "./invoice-view.server.ts";
import { type Invoice, listInvoicesOf, listInvoicesToPay } from "./invoices.server.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { type Debtor, findOwed, listDebtors } from "./list-debtors.server.ts";
import { moneyText } from "./money-text.server.ts";
import { isComplete } from "./schedule.ts";
import { listOtherParts } from "./transfer-parts.server.ts";
import type { AccountView } from "./ui/account-page.tsx";

/**
 * What a member still has to pay in each currency, what it has paid too much, and what is held on invoices that are
 * cancelled, with what becomes of it; `reader` is who can apply that, or ask for it.
 */
export function balanceLines(invoices: readonly Invoice[], reader: "desk" | "own", locale: Locale): string[] {
  const t = translator(locale);
  return [...Map.groupBy(invoices, ({ row }) => row.currency)].flatMap(([currency, some]) => {
    const sumOf = (list: readonly Invoice[]) => {
      const minor = list.reduce((sum, { standing }) => sum + Math.abs(balanceOf(standing)), 0);
      return moneyText(minor, currency, locale);
    };
    const open = some.filter(({ standing }) => balanceOf(standing) > 0);
    const over = some.filter(({ standing }) => balanceOf(standing) < 0 && !standing.isCancelled);
    const held = some.filter(({ standing }) => balanceOf(standing) < 0 && standing.isCancelled);
    const numbers = held.map(({ row }) => row.number).join(", ");
    const lines = [
      open.length > 0 && t("dues:balance.open", { sum: sumOf(open) }),
      over.length > 0 && t("dues:balance.over", { sum: sumOf(over) }),
      over.length > 0 && reader === "desk" && t("dues:balance.over_desk"),
      held.length > 0 && t("dues:balance.held", { sum: sumOf(held), numbers }),
      held.length > 0 && reader === "desk" && t("dues:balance.apply_desk"),
      over.length + held.length > 0 && reader === "own" && t("dues:balance.apply_own"),
    ].filter((line) => line !== false);
    return lines.length > 0 ? lines : [t("dues:balance.even", { currency })];
  });
}

interface Asked {
  year: number;
  locale: Locale;
  today: string;
}

/** The account of a member as a line of another one's page, with its address for whoever reads it. */
function accountLine(
  { institution, membership }: Pick<Debtor, "institution"> & { membership: { number: string } },
  viewer: Viewer,
  { year, locale }: Omit<Asked, "today">,
) {
  const { number } = membership;
  const isTheirs = seesDuesOf(viewer, { institutionId: institution.id, country: institution.country });
  return {
    ...{ name: nameOf(institution, locale).name, number },
    to: isTheirs ? `/dues/members/${number}?year=${year}` : null,
  };
}

const paidByView = (successor: Successor, viewer: Viewer, asked: Omit<Asked, "today">) => ({
  ...accountLine(successor, viewer, asked),
  since: formatDay(successor.holdsFrom, asked.locale),
});

/** The former records whose invoices a member pays, with what is open of each. */
async function paysForViews(
  db: Reader,
  { institutionId, toPay }: { institutionId: string; toPay: readonly Invoice[] },
  viewer: Viewer,
  asked: Omit<Asked, "today">,
) {
  const former = await listDebtors(db, await findPredecessors(db, [institutionId]));
  return former.map((one) => ({
    ...accountLine(one, viewer, asked),
    balances: balanceLines(
      toPay.filter(({ row }) => row.institutionId === one.institution.id),
      "desk",
      asked.locale,
    ),
  }));
}

/** The dues of one member as the secretariat reads them. */
export async function accountPage(
  db: Reader,
  debtor: Debtor,
  viewer: Viewer,
  { year, locale, today }: Asked,
): Promise<AccountView> {
  const t = translator(locale);
  const { institution } = debtor;
  const { schedule } = await getSchedule(db);
  const { currency, graceDays } = schedule;
  const invoices = await listInvoicesOf(db, institution.id);
  const owing = await findOwed(db, debtor, { schedule, year, today });
  const hasOne = invoices.some(({ row, creditNote }) => row.year === year && creditNote === null);
  const amountMinor = owing?.owed.kind === "owes" && !hasOne && isComplete(schedule) ? owing.owed.amountMinor : null;
  const adjustments = await listAdjustments(db, institution.id);
  const successor = (await findSuccessors(db, [institution.id])).get(institution.id);
  const payerId = successor?.institution.id ?? institution.id;
  // Of a former record only what was issued to it: the member that pays has the sum of all.
  const toPay = successor ? invoices : await listInvoicesToPay(db, institution.id);
  const otherParts = await listOtherParts(db, invoices);
  const asked = { locale, today, graceDays };
  return {
    ...{ year: String(year), currency, owed: owing && owedView(owing, { currency, locale }) },
    toIssue:
      amountMinor === null
        ? null
        : { amountMinor: String(amountMinor), amount: moneyText(amountMinor, currency, locale) },
    mayKeep: keepsDuesOf(viewer, { institutionId: payerId, country: institution.country }),
    paidBy: successor ? paidByView(successor, viewer, { year, locale }) : null,
    paysFor: await paysForViews(db, { institutionId: institution.id, toPay }, viewer, { year, locale }),
    balances: balanceLines(toPay, "desk", locale),
    invoices: invoices.map((invoice) => invoiceView(invoice, { ...asked, isDesk: true, otherParts })),
    adjustments: adjustments.map(({ row, setBy }) => ({
      ...{ id: row.id, year: String(row.year), reason: row.reason },
      amount: row.amountMinor === null ? t("dues:adjust.as_table") : moneyText(row.amountMinor, row.currency, locale),
      set: lineOf([setBy, formatDateTime(row.createdAt, locale)], " · "),
    })),
    ...{ languages: [...LOCALE_OPTIONS], today },
  };
}
