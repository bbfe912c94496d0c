import { plainDigits } from "#db/letters.ts";

export { plainDigits };

/** How people write numbers, read in one place for every form. What cannot be read for sure is `null`, never a guess. */

// Digits of every script become plain ones, Arabic marks of thousands and fractions those of the West, every kind of
// space one, every apostrophe one; what cannot be seen is nothing.
export function plainNumber(text: string): string {
  const digits = plainDigits(text)
    .replace(/\u066B/g, ".")
    .replace(/\u066C/g, ",")
    .replace(/[\u200B\uFEFF]/g, "")
    .replace(/['\u2019\u02BC\uFF07]/g, "'")
    .replace(/\s+/g, " ");
  return digits
    .replace(/^[ ']+|[ ']+$/g, "")
    .replace(/[\u2212\u2012\u2013\uFF0D]/g, "-")
    .replace(/^- /, "-");
}

const PLAIN = /^-?\d{1,12}$/;
const GROUPED = /^-?[1-9]\d{0,2}([ ',.])\d{3}(?:\1\d{3}){0,3}$/;

/** A count: "9000", "9 000", "9,000", "9.000", "9’000" are all 9000. One kind of mark, before groups of exactly three. */
export function readWhole(text: string): number | null {
  const digits = plainNumber(text);
  if (PLAIN.test(digits)) return Number(digits);
  return GROUPED.test(digits) ? Number(digits.replace(/[ ',.]/g, "")) : null;
}

const STORED_PLACES = 8;

/** A number with a fraction after a point or a comma, such as a coordinate, rounded to the places that are stored. */
export function readDecimal(text: string): number | null {
  const digits = plainNumber(text).replace(/ ?([.,]) ?/, "$1");
  if (!/^-?\d{1,12}(?:[.,]\d{1,40})?$/.test(digits)) return null;
  return Number(Number(digits.replace(",", ".")).toFixed(STORED_PLACES));
}

/** A year has four digits; "2026 г.", "2026 жыл" say the same. */
export function readYear(text: string): number | null {
  const digits = plainNumber(text.trim().replace(/(?<=\d)\s*(?:г(?:од[ау]?)?|ж(?:ыл[ыі]?)?)\.?$/iu, ""));
  return /^\d{4}$/.test(digits) ? Number(digits) : null;
}

/** Whether it reads as a number with a fraction, for which "in digits" would be the wrong advice. */
export function isFraction(text: string): boolean {
  return /^-?(?:\d[\d ']*[.,]\d{1,2}|0[.,]\d+)$/.test(plainNumber(text));
}

/** The digits of what is marked in no way that numbers are: "1,2345", "12.34.567", "1 4"; null where it is not that. */
export function digitsOfUnclear(text: string): string | null {
  const digits = plainNumber(text);
  return /^\d[\d ',.]*$/.test(digits) ? digits.replace(/[ ',.]/g, "").replace(/^0+(?=\d)/, "") : null;
}
