import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { canEditProfile } from "#app/features/members/institution/member.policy.ts";
import type { OwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Invoice } from "./invoices.server.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { findOwed, listDebtors } from "./list-debtors.server.ts";
import { moneyText } from "./money-text.server.ts";
import { PUBLIC_TABLE } from "./public-table.ts";
import { isComplete, type Owed } from "./schedule.ts";
import type { OwnAmountView } from "./ui/own-amount.tsx";

function amountWords(owed: Owed, words: { year: string; currency: string }, locale: Locale): string[] {
  const t = translator(locale);
  const { year } = words;
  switch (owed.kind) {
    case "owes":
      return [
        t(`dues:own.amount.${owed.isAgreed ? "agreed" : "table"}`, {
          ...{ year, sum: moneyText(owed.amountMinor, words.currency, locale) },
        }),
      ];
    case "free":
      return [t(`dues:own.amount.free_${owed.why}`, { year })];
    case "unclear":
      return owed.lacks.map((one) => t(`dues:own.amount.lacks_${one}`, { year }));
  }
}

/**
 * What an institution is going to be asked for while it has no invoice for the year, with the table it follows from; null
 * while no table is in force.
 */
export async function ownAmount(
  db: Reader,
  viewer: Viewer,
  own: OwnInstitution,
  { invoices, locale, today }: { invoices: readonly Invoice[]; locale: Locale; today: string },
): Promise<OwnAmountView | null> {
  const { schedule, since } = await getSchedule(db);
  if (since === null || !isComplete(schedule)) return null;
  const { id } = own.institution;
  const year = Number(today.slice(0, 4));
  const hasOne = invoices.some(
    ({ row, creditNote }) => row.institutionId === id && row.year === year && creditNote === null,
  );
  const [debtor] = await listDebtors(db, [id]);
  const owing = hasOne || !debtor ? null : await findOwed(db, debtor, { schedule, year, today });
  const owed = owing?.owed ?? null;
  const lacksStudents = owed?.kind === "unclear" && owed.lacks.includes("students");
  return {
    lines: owed === null ? [] : amountWords(owed, { year: String(year), currency: schedule.currency }, locale),
    tableTo: PUBLIC_TABLE,
    profileTo: lacksStudents && canEditProfile(viewer, own.member) ? institutionPaths(own).edit : null,
  };
}
