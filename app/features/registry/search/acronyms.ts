import { transliterate } from "#db/search.server.ts";
import { isKindWord, isLittleWord } from "./name-words.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const SHORTEST = 3;
const FEWEST_WORDS = 3;
/** КазНУ, СамГУ: of the first word more than its first letter. */
const SYLLABLE = 3;

/**
 * The acronyms by which a Cyrillic name is known and that the registry seldom holds: of «Казахский национальный
 * университет имени аль-Фараби» КНУ and КазНУ. A name ends, for this, where it has said what kind of body it is.
 */
export function acronymsOf(name: string): string[] {
  if (!CYRILLIC.test(name)) return [];
  const words = name.match(/\p{L}+/gu) ?? [];
  const kind = words.findIndex((word) => isKindWord(transliterate(word)));
  const asked = words.slice(0, kind > 0 ? kind + 1 : words.length).filter((word) => !isLittleWord(transliterate(word)));
  const [first = "", ...rest] = asked;
  if (asked.length < FEWEST_WORDS) return [];
  const ending = rest
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
  const acronyms = [first.charAt(0).toUpperCase() + ending, first.slice(0, SYLLABLE) + ending];
  return acronyms.filter((acronym) => acronym.length >= SHORTEST);
}
