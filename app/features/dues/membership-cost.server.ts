import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import { isComplete } from "./schedule.ts";

/** What membership costs today, in a sentence of a language: nothing while there are no dues, or no table of them is in force. */
export async function findCost(db: Reader): Promise<(locale: Locale) => string> {
  if (!(await areDuesOn(db))) return (locale) => translator(locale)("texts:association.cost.free");
  const { schedule, since } = await getSchedule(db);
  return (locale) =>
    since !== null && isComplete(schedule)
      ? translator(locale)("texts:association.cost.dues", { day: formatDate(since, locale) })
      : translator(locale)("texts:association.cost.to_come");
}

export const membershipCost = async (db: Reader, locale: Locale): Promise<string> => (await findCost(db))(locale);
