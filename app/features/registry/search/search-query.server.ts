import { queryWords } from "#db/search.server.ts";
import { findCountryHint } from "./country-hints.server.ts";
import { isKindWord, isLittleWord } from "./name-words.ts";

export interface SearchQuery {
  /** All words, folded and in Latin letters, with single spaces. */
  text: string;
  words: readonly string[];
  /** The words that can tell institutions apart; all of them when none can. */
  telling: readonly string[];
  /** The country named in the text, as ISO 3166-1 alpha-2. */
  hintedCountry: string | null;
  /** Only institutions of this country are wanted. */
  country: string | null;
}

/** Reads what somebody typed: the name of an institution, or the part of an affiliation that holds it. */
export function readQuery(typed: string, country: string | null): SearchQuery {
  const words = queryWords(typed);
  const hint = findCountryHint(words);
  const isHint = (index: number) => hint !== null && index >= hint.from && index < hint.to;
  const isTelling = (word: string, index: number) => !isHint(index) && !isKindWord(word) && !isLittleWord(word);
  const telling = [...new Set(words.filter(isTelling))];
  return {
    text: words.join(" "),
    words,
    telling: telling.length > 0 ? telling : words,
    hintedCountry: hint?.code ?? null,
    country,
  };
}
