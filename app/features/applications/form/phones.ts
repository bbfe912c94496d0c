import { callingCodeOf } from "#db/calling-codes.ts";
import { plainDigits } from "#db/letters.ts";

const EXAMPLES: Record<string, string> = { KZ: "+7 727 123 45 67", RU: "+7 495 123 45 67" };

/** How a number of the country begins, or a whole one; of Kazakhstan where no country is known. */
export function phoneExample(country: string | null | undefined): string {
  const code = country ? callingCodeOf(country) : null;
  const whole = EXAMPLES[country ?? ""];
  return whole ?? (code ? `+${code} …` : "+7 727 123 45 67");
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
