import { COUNTRIES } from "#db/countries.ts";
import { transliterate } from "#db/search.server.ts";
import { LOCALES } from "#db/locales.ts";
import { countryName } from "#app/i18n/names.server.ts";

/** What people write that is in no list of country names; folded. */
const COLLOQUIAL: Readonly<Record<string, string>> = {
  usa: "US",
  "united states of america": "US",
  uk: "GB",
  "new mexico": "US",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  "republic of korea": "KR",
  korea: "KR",
  "russian federation": "RU",
  "p r china": "CN",
  "peoples republic of china": "CN",
  "viet nam": "VN",
  "czech republic": "CZ",
  deutschland: "DE",
  espana: "ES",
  brasil: "BR",
  italia: "IT",
  turkey: "TR",
  turkiye: "TR",
  "the netherlands": "NL",
  holland: "NL",
  macedonia: "MK",
  "ivory coast": "CI",
};
const LONGEST = 4;

let names: Map<string, string> | undefined;

function countryNames(): Map<string, string> {
  const known = COUNTRIES.flatMap(({ code }) =>
    LOCALES.map((locale): [string, string] => [transliterate(countryName(code, locale)), code]),
  );
  return new Map([...known, ...Object.entries(COLLOQUIAL)]);
}

interface CountryHint {
  code: string;
  /** Positions of the words that name it, from the first up to, not including, the last. */
  from: number;
  to: number;
}

/** The last country named in folded words, in any of the portal's languages; null when there is none. */
export function findCountryHint(words: readonly string[]): CountryHint | null {
  names ??= countryNames();
  for (let to = words.length; to > 0; to -= 1) {
    for (let from = Math.max(0, to - LONGEST); from < to; from += 1) {
      const code = names.get(words.slice(from, to).join(" "));
      if (code !== undefined) return { code, from, to };
    }
  }
  return null;
}
