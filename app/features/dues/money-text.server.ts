import { formatSum } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import { plainMoney } from "./money.ts";

/** A sum as a reader of a language sees it. */
export const moneyText = (minor: number, currency: string, locale: Locale): string =>
  formatSum(plainMoney(minor, currency), currency, locale);
