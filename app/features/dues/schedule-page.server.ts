import { categoryView } from "#app/features/members/institution/membership-view.server.ts";
import { formatDay, formatNumber, formatYearlyDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { INCOME_GROUPS_OF } from "./income-groups.ts";
import { getSchedule } from "./keep-schedule.server.ts";
import { typedMoney } from "./money-text.server.ts";
import { CELLS, type DuesSchedule } from "./schedule.ts";
import type { ScheduleValues } from "./ui/schedule-form.tsx";

/** What the sizes are called, by their limits. */
export function bandWords([first, second, third]: DuesSchedule["limits"], locale: Locale): string[] {
  const t = translator(locale);
  const say = (value: number) => formatNumber(value, locale);
  return [
    t("dues:band.first", { most: say(first) }),
    t("dues:band.between", { least: say(first + 1), most: say(second) }),
    t("dues:band.between", { least: say(second + 1), most: say(third) }),
    t("dues:band.last", { least: say(third + 1) }),
  ];
}

/** What the page of the table of dues shows. */
export async function schedulePage(db: Reader, locale: Locale) {
  const { version, schedule } = await getSchedule(db);
  const { currency, limits, amounts, payee, note, ...days } = schedule;
  const said = (value: number | undefined) => (value ? typedMoney(value, currency, locale) : "");
  const values = {
    ...{ version: String(version), currency, note },
    ...Object.fromEntries(limits.map((limit, at) => [`limit_${at}`, formatNumber(limit, locale)])),
    ...Object.fromEntries(CELLS.map((cell) => [cell, said(amounts[cell])])),
    ...{ dueDay: formatYearlyDay(days.dueDay, locale), daysToPay: String(days.daysToPay) },
    freeFrom: formatYearlyDay(days.freeFrom, locale),
    ...{ graceDays: String(days.graceDays), remindBefore: String(days.remindBefore) },
    ...{ remindAgain: String(days.remindAgain) },
    ...{ payeeName: payee.name, payeeAddress: payee.address, payeeAccount: payee.account },
  } as ScheduleValues;
  return {
    values,
    bands: bandWords(limits, locale),
    categories: Object.fromEntries(MEMBERSHIP_CATEGORIES.map((code) => [code, categoryView(code, locale).label])),
    groupsOf: formatDay(`${INCOME_GROUPS_OF.year}-07-01`, locale),
  };
}
