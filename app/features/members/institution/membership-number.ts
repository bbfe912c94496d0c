const NUMBER = /^M[-\s]*(\d{4})[-\s]*(\d{4,8})$/;
const DASHES = /[\p{Dash_Punctuation}\u2212]/gu;
/** Letters that look like the M of a number: of the Cyrillic and of the Greek alphabet. */
const LIKE_M = /[МмΜμ]/gu;

/** A membership number however somebody copied it: spaces, small letters, other dashes, an M of another alphabet; else null. */
export function readMembershipNumber(typed: string): string | null {
  if (typed.length > 100) return null;
  const plain = typed.normalize("NFKC").trim().replace(LIKE_M, "M").toUpperCase().replace(DASHES, "-");
  const [, year, count] = NUMBER.exec(plain) ?? [];
  return year && count ? `M-${year}-${count}` : null;
}

/** Where everybody can ask how a membership stands. */
export const verifyAddress = (number: string) => `/verify/${number}`;
