import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { formatDate, formatDay, formatYearlyDay } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { INCOME_GROUPS } from "#db/vocabulary-dues.ts";
import { countriesOfIncome, INCOME_GROUPS_OF } from "./income-groups.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import { moneyText } from "./money-text.server.ts";
import { BANDS, isComplete } from "./schedule.ts";
import { bandWords } from "./schedule-page.server.ts";
import type { PublicTableView } from "./ui/public-table.tsx";

/** The table of dues as everybody reads it; null while members pay none, or no table is in force. */
export async function publicTable(db: Reader, locale: Locale): Promise<PublicTableView | null> {
  if (!(await areDuesOn(db))) return null;
  const { schedule, since } = await getSchedule(db);
  if (since === null || !isComplete(schedule)) return null;
  const { amounts, currency, limits, dueDay, freeFrom, daysToPay } = schedule;
  const t = translator(locale);
  const bands = bandWords(limits, locale);
  const { compare } = new Intl.Collator(locale);
  return {
    since: t("dues:public.since", { day: formatDate(since, locale) }),
    groups: INCOME_GROUPS.map((group) => ({
      title: t(`dues:income.${group}`),
      countries: countriesOfIncome(group)
        .map((code) => countryName(code, locale))
        .sort(compare),
    })),
    groupsOf: formatDay(`${INCOME_GROUPS_OF.year}-07-01`, locale),
    categories: MEMBERSHIP_CATEGORIES.map((category) => {
      const rows = BANDS.map((band) => ({
        size: bands[band] ?? "",
        amounts: INCOME_GROUPS.map((group) => amounts[`${category}_${band}_${group}`] ?? 0),
      }));
      const isFree = rows.every((row) => row.amounts.every((minor) => minor === 0));
      const shown = rows.map(({ size, amounts: some }) => ({
        size,
        amounts: some.map((minor) => (minor === 0 ? t("dues:public.nothing") : moneyText(minor, currency, locale))),
      }));
      return { title: categoryView(category, locale).label, rows: isFree ? [] : shown };
    }),
    rules: [
      t("dues:public.due", { day: formatYearlyDay(dueDay, locale), count: daysToPay }),
      t("dues:public.free", { day: formatYearlyDay(freeFrom, locale) }),
    ],
  };
}
