import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Sheet } from "#app/platform/sheet.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listForDesk } from "./desk-page.server.ts";
import { balanceOf, type InvoiceState } from "./invoice.ts";
import { plainMoney } from "./money.ts";

/** The invoices of a year in somebody's countries as a list to save; sums are numbers without a sign. */
export async function duesSheet(
  db: Reader,
  viewer: Viewer,
  asked: { year: number; state: InvoiceState | null; q: string; locale: Locale; today: string },
): Promise<Sheet> {
  const { locale } = asked;
  const t = translator(locale);
  const { lines } = await listForDesk(db, viewer, asked);
  const heads = ["invoice", "state", "number", "member", "country", "currency", "amount", "paid", "open"] as const;
  return {
    title: t("dues:title"),
    headings: [
      ...heads.map((head) => t(`dues:sheet.${head}`)),
      ...[t("dues:invoice.issued_on"), t("dues:invoice.due_on"), t("dues:invoice.cancelled_by")],
    ],
    rows: lines.map(({ invoice: { row, standing, creditNote }, state }) => {
      const { member } = row.document;
      const plain = (minor: number) => Number(plainMoney(minor, row.currency));
      return [
        ...[row.number, t(`dues:state.${state}`), member.number, nameOf(member, locale).name],
        ...[countryName(member.country, locale), row.currency],
        ...[plain(row.amountMinor), plain(standing.paidMinor), plain(Math.max(0, balanceOf(standing)))],
        ...[{ day: row.issuedOn }, { day: row.dueOn }, creditNote?.number ?? null],
      ];
    }),
  };
}
