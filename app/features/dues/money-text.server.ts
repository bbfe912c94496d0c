import { formatDigits, formatSum } from "#app/i18n/format.server.ts";
import type { Locale } from "#db/locales.ts";
import { decimalsOf, plainMoney } from "./money.ts";

/** A sum as a reader of a language sees it. */
export const moneyText = (minor: number, currency: string, locale: Locale): string =>
  formatSum(plainMoney(minor, currency), currency, locale);

/** A sum as a reader of a language writes it into a field: without its currency, and read back by `readMoney`. */
export const typedMoney = (minor: number, currency: string, locale: Locale): string =>
  formatDigits(plainMoney(minor, currency), decimalsOf(currency), locale);
