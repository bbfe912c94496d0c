import { visibleAddress } from "#app/platform/visible-address.ts";
import { visibleLine } from "#app/platform/visible-text.ts";
import { plainDigits } from "#db/letters.ts";

const NUMBER = /^M[-\s]*(\d{4})[-\s]*(\d{4,8})$|^M[-\s]*(\d{4})[-\s]+(\d{1,3})$/;
const DASHES = /[\p{Dash_Punctuation}\u2212_/]/gu;
/** Letters that look like the M of a number: of the Cyrillic and of the Greek alphabet. */
const LIKE_M = /[МмΜμ]/gu;
/** Letters that are written for a zero: of the Latin, the Cyrillic and the Greek alphabet. */
const LIKE_ZERO = /[OОΟ]/gu;
/** What stands around a number in a text: quotation marks, brackets, the sign of a number, stops. */
const AROUND = /^[\p{P}\p{S}\s№]*(?:NO[\p{P}\p{S}\s]*(?=M))?|[\p{P}\p{S}\s]*$/gu;
/** An address of the check itself, with whatever follows the number. */
const ADDRESS = /^.*\/verify\/([^/?#]*).*$/iu;

/**
 * A membership number however somebody copied it: spaces, small letters, other dashes, an M or a zero of another alphabet,
 * digits of other scripts, without the zeros at its beginning, in quotation marks, as the address of its check; else null.
 */
export function readMembershipNumber(typed: string): string | null {
  if (typed.length > 300) return null;
  const line = visibleLine(visibleAddress(typed).normalize("NFKC")).replace(ADDRESS, "$1");
  const upper = plainDigits(line).replace(LIKE_M, "M").toUpperCase().replace(AROUND, "");
  const plain = upper.replace(LIKE_ZERO, "0").replace(DASHES, "-");
  const [, year, count, sameYear, shortCount] = NUMBER.exec(plain) ?? [];
  if (year && count) return `M-${year}-${count}`;
  return sameYear && shortCount ? `M-${sameYear}-${shortCount.padStart(4, "0")}` : null;
}

/** The last part of a number alone, as one remembers it ("44", "0044", "№ 44"); null of anything else. */
export function endOfNumber(typed: string): string | null {
  const digits = plainDigits(visibleLine(typed.normalize("NFKC"))).replace(/^(?:No?\.?|#)\s*/iu, "");
  return /^\d{1,4}$/.test(digits) ? digits.padStart(4, "0") : null;
}

/** Where everybody can ask how a membership stands. */
export const verifyAddress = (number: string) => `/verify/${number}`;
