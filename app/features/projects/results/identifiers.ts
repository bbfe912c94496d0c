import { plainDigits } from "#db/letters.ts";

const BEFORE_DOI = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi\s*:?\s*/i;
// A DOI writes both signs as %3F and %23 within an address.
const BEHIND_DOI = /(?<=doi\.org\/[^?#]*)[?#].*$/i;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A DOI as people paste it (a web address, with "doi:" before it, with a full stop behind it), in its one form; null of anything else. */
export function readDoi(typed: string): string | null {
  const text = typed.trim().replace(BEHIND_DOI, "");
  const bare = text.replace(BEFORE_DOI, "").trim();
  const doi = (bare === text ? bare : decoded(bare)).replace(/[.,;]+$/, "").toLowerCase();
  return DOI.test(doi) ? doi : null;
}

export const doiAddress = (doi: string) =>
  `https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}`;

type ReadIsbn = { ok: true; isbn: string } | { ok: false; fault: "form" | "digit" };

const SUM_OF_13 = (digits: string) =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
const isSound13 = (digits: string) => SUM_OF_13(digits) % 10 === 0;

const valueOf = (sign: string) => (sign === "X" ? 10 : Number(sign));
const isSound10 = (signs: string) =>
  [...signs].reduce((sum, sign, at) => sum + valueOf(sign) * (10 - at), 0) % 11 === 0;

/** The last digit of an ISBN of thirteen, of its first twelve. */
const lastOf13 = (twelve: string) => String((10 - (SUM_OF_13(twelve) % 10)) % 10);

/** An ISBN with or without spaces and hyphens, of ten signs or thirteen, as thirteen digits; a slip shows in its last digit. */
export function readIsbn(typed: string): ReadIsbn {
  const text = plainDigits(typed).replace(/^\s*ISBN(?:[\s-]*1[03])?\s*:?/i, "");
  const signs = text
    .replace(/[\s\p{Pd}\u2212.]/gu, "")
    .toUpperCase()
    .replace(/Х$/u, "X");
  if (/^97[89]\d{10}$/.test(signs)) return isSound13(signs) ? { ok: true, isbn: signs } : { ok: false, fault: "digit" };
  if (!/^\d{9}[\dX]$/.test(signs)) return { ok: false, fault: "form" };
  if (!isSound10(signs)) return { ok: false, fault: "digit" };
  const twelve = `978${signs.slice(0, 9)}`;
  return { ok: true, isbn: twelve + lastOf13(twelve) };
}
