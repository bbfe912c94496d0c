import { plainNumber } from "#app/platform/numbers.ts";

/** Sums of money are whole numbers of the smallest unit of their currency (ISO 4217): nothing is ever rounded. */

/** The most one sum may be. */
export const MOST_MINOR = 1_000_000_000_000;

let known: ReadonlySet<string> | undefined;

/** Whether a code is a currency. */
export const isCurrency = (code: string): boolean => (known ??= new Set(Intl.supportedValuesOf("currency"))).has(code);

/** How many digits of a currency stand after the point: 2 of the euro, 0 of the yen, 3 of the dinar of Kuwait. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** A sum as digits with a point, "-9000.00", for formatters, fields and sheets. */
export function plainMoney(minor: number, currency: string): `${number}` {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${minor < 0 ? "-" : ""}${whole}${fraction}` as `${number}`;
}

const PLAIN = /^(\d{1,12})(?:[.,](\d{1,3}))?$/;
const GROUPED = /^([1-9]\d{0,2}(?:([ ',.])\d{3})(?:\2\d{3}){0,3})(?:(?!\2)[.,](\d{1,3}))?$/;

// One mark before exactly three digits is one of thousands to some, of a fraction to others: ten of the one is ten thousand of the other.
const MARKED_ONCE = /^([1-9]\d{0,2})[.,](\d{3})$/;

/** The digits of a sum of which nobody can say whether "10.005" is ten or ten thousand; null where that is plain. */
export function digitsOfMarkedOnce(text: string, currency: string): string | null {
  const [, before, after] = MARKED_ONCE.exec(signOf(plainNumber(text)).body) ?? [];
  return before === undefined || decimalsOf(currency) === 0 ? null : `${before}${after}`;
}

function minorOf(whole: string, fraction: string, decimals: number): number | null {
  // What has no smaller unit is written with noughts all the same.
  const cents = decimals === 0 && /^0{1,2}$/.test(fraction) ? "" : fraction;
  if (cents.length > decimals) return null;
  return Number(whole.replace(/\D/g, "") + cents.padEnd(decimals, "0"));
}

/** Whether a sum is below nought, and its figures: with a minus before or behind them, or in brackets. */
function signOf(typed: string): { isBelow: boolean; body: string } {
  const inBrackets = /^\((.+)\)$/.exec(typed)?.[1];
  const isBelow = inBrackets !== undefined || typed.startsWith("-") || typed.endsWith("-");
  return { isBelow, body: (inBrackets ?? typed).replace(/^[-+] ?| ?-$/g, "") };
}

/**
 * A sum as people and banks write it: "9000", "9 000,00", "9,000.00", "9.000,00", "9'000.5". Below nought with a minus
 * before or behind it, or in brackets. Null for what is no sum, or has two readings in its currency.
 */
export function readMoney(text: string, currency: string): number | null {
  if (digitsOfMarkedOnce(text, currency) !== null) return null;
  const decimals = decimalsOf(currency);
  const { isBelow, body } = signOf(plainNumber(text));
  const [, plainWhole, plainFraction = ""] = PLAIN.exec(body) ?? [];
  const [, groupedWhole, , groupedFraction = ""] = GROUPED.exec(body) ?? [];
  const readings = [
    plainWhole === undefined ? null : minorOf(plainWhole, plainFraction, decimals),
    groupedWhole === undefined ? null : minorOf(groupedWhole, groupedFraction, decimals),
  ].filter((reading) => reading !== null);
  const [read] = readings;
  if (read === undefined || readings.length > 1 || read > MOST_MINOR) return null;
  return isBelow && read > 0 ? -read : read;
}
