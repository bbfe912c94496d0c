import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { areDuesOn, getSchedule } from "./keep-schedule.server.ts";
import { moneyText } from "./money-text.server.ts";
import { PUBLIC_TABLE } from "./public-table.ts";
import { CELLS, isComplete } from "./schedule.ts";
import type { CostView } from "./ui/dues-model.ts";

function sentenceOf(lowest: number, highest: number): "alike" | "some_free" | "dues" {
  if (lowest === highest) return "alike";
  return lowest === 0 ? "some_free" : "dues";
}

/** What membership costs today, in a sentence of a language: nothing while there are no dues, or no table of them is in force. */
export async function findCost(db: Reader): Promise<(locale: Locale) => CostView> {
  if (!(await areDuesOn(db)))
    return (locale) => ({ text: translator(locale)("texts:association.cost.free"), to: null });
  const { schedule, since } = await getSchedule(db);
  if (since === null || !isComplete(schedule))
    return (locale) => ({ text: translator(locale)("texts:association.cost.to_come"), to: null });
  const amounts = CELLS.map((cell) => schedule.amounts[cell] ?? 0);
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)];
  return (locale) => {
    const sum = (minor: number) => moneyText(minor, schedule.currency, locale);
    const words = { least: sum(lowest), most: sum(highest), day: formatDate(since, locale) };
    return {
      text: translator(locale)(`texts:association.cost.${sentenceOf(lowest, highest)}`, words),
      to: PUBLIC_TABLE,
    };
  };
}

export const membershipCost = async (db: Reader, locale: Locale): Promise<CostView> => (await findCost(db))(locale);
