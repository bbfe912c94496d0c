import { callingCodeOf } from "#db/calling-codes.ts";
import { plainDigits } from "#db/letters.ts";

const EXAMPLES: Record<string, string> = { KZ: "+7 727 123 45 67", RU: "+7 495 123 45 67" };

/** How a number of the country begins, or a whole one; of Kazakhstan where no country is known. */
export function phoneExample(country: string | null | undefined): string {
  const code = country ? callingCodeOf(country) : null;
  const whole = EXAMPLES[country ?? ""];
  return whole ?? (code ? `+${code} …` : "+7 727 123 45 67");
}

// Kazakhstan and Russia dial 8 before the ten digits of a number at home, and write 7 as often without its +.
function withoutTrunkPrefix(number: string, country: string | null | undefined): string {
  const isDialledAtHome = country !== undefined && country !== null && callingCodeOf(country) === "7";
  return isDialledAtHome ? number.replace(/^[78](?=(?:[\s\u00A0().\p{Pd}]*\d){10}$)/u, "+7") : number;
}

const LEAST_DIALLED = 5;

/** What a telephone number is found by: its digits in one, from every digit on that leaves enough of them. */
export function phoneForms(number: string): string[] {
  const digits = plainDigits(number).replace(/\D/g, "");
  const starts = Math.max(0, digits.length - LEAST_DIALLED + 1);
  return Array.from({ length: starts }, (_, start) => digits.slice(start));
}

/** The digits of what somebody looks for when it may be a telephone number, as `phoneForms` writes them; null when it cannot be. */
export function soughtPhone(query: string): string | null {
  const text = plainDigits(query.trim());
  if (!/^[+＋]?[\d\s\u00A0()./\p{Pd}]+$/u.test(text)) return null;
  const digits = text
    .replace(/\D/g, "")
    .replace(/^00(?=[1-9])/, "")
    .replace(/^8(?=\d{10}$)/, "7");
  return digits.length < LEAST_DIALLED ? null : digits;
}

/** A telephone number as it is kept: in digits of the West, with + for the 00 or the 8 that is dialled in its place. */
export function readPhone(value: string, country?: string | null): string {
  const number = plainDigits(value)
    .replace(/＋/g, "+")
    .replace(/^00[\s\u00A0-]*(?=[1-9])/, "+");
  return withoutTrunkPrefix(number, country);
}
