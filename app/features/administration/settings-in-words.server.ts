import { formatDay, formatYearlyDay } from "#app/i18n/format.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { Locale } from "#db/locales.ts";

/** The days and lists of the settings as a reader of a language writes them; what the form reads is the same. */
export function settingsInWords(
  { confirmationOpens, confirmationCloses, holidays, globalNorth }: AssociationSettings,
  locale: Locale,
): { confirmationOpens: string; confirmationCloses: string; holidays: string; globalNorth: string } {
  const written = (day: string) =>
    day.length > "12-31".length ? formatDay(day, locale) : formatYearlyDay(day, locale);
  return {
    confirmationOpens: written(confirmationOpens),
    confirmationCloses: written(confirmationCloses),
    holidays: holidays.map(written).join("\n"),
    globalNorth: globalNorth.join(" "),
  };
}
