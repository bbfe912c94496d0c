import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import { plainDigits } from "#db/letters.ts";

// The words before an extension in Russian and Kazakh; those in English the library knows.
const EXTENSION = /[\s\u00A0,;(]*(?:доб|вн|іш|қос)\p{L}*\.?[\s\u00A0]*(\d{1,7})\)?$/iu;

/** As it was typed, in digits of the West, with + for the 00 that is dialled in its place. */
function asDialled(value: string): string {
  return plainDigits(value)
    .trim()
    .replace(/＋/g, "+")
    .replace(/^00[\s\u00A0-]*(?=[1-9])/, "+")
    .replace(EXTENSION, " ext. $1");
}

const knownCountry = (country: string | null | undefined): CountryCode | undefined =>
  country && isSupportedCountry(country) ? country : undefined;

const withoutExtension = (number: string) => number.replace(/ ext\. \d+$/, "");

/**
 * A telephone number in the international form, read as it is dialled in the country; as typed where it is in that form
 * already, or cannot be read.
 */
export function readPhone(value: string, country?: string | null): string {
  const dialled = asDialled(value);
  const found = parsePhoneNumberFromString(dialled, { defaultCountry: knownCountry(country), extract: false });
  if (!found?.isPossible()) return dialled;
  const isInternational = withoutExtension(dialled).replace(/[^+\d]/g, "") === found.number;
  return isInternational ? dialled : found.formatInternational();
}

/** Whether it can be called from abroad: what no table of numbers knows is taken as it stands, if it is long enough. */
export function isPhone(value: string): boolean {
  const number = asDialled(value);
  const bare = withoutExtension(number).replace(/[\s\u00A0().\p{Pd}]+/gu, "");
  const isPossible = number.startsWith("+") && parsePhoneNumberFromString(number, { extract: false })?.isPossible();
  return isPossible || /^\+[1-9]\d{6,14}$/.test(bare);
}
