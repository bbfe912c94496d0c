import { transliterate } from "#db/search.server.ts";
import { isKindWord, isLittleWord } from "./name-words.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const SHORTEST = 3;
const LONGEST = 8;
const FEWEST_WORDS = 3;
/** КазНУ, СамГУ: of the first word more than its first letter. */
const SYLLABLE = 3;

// Whom it is named after is no part of an acronym: «имени аль-Фараби» ends a name, «Әл-Фараби атындағы» begins one.
const PATRON_BEFORE = /^.*\s(?:атындағы|атындагы|номидаги)\s+/u;
const PATRON_AFTER = /\s(?:имени|им\.?)\s.*$/u;

/**
 * The acronyms by which a Cyrillic name is known and that the registry seldom holds: of «Казахский национальный
 * университет имени аль-Фараби» КНУ and КазНУ, of «Казахский национальный университет искусств» КНУИ and КазНУИ.
 */
export function acronymsOf(name: string): string[] {
  if (!CYRILLIC.test(name)) return [];
  const words =
    name
      .replace(PATRON_BEFORE, "")
      .replace(PATRON_AFTER, "")
      .match(/\p{L}+/gu) ?? [];
  const asked = words.filter((word) => !isLittleWord(transliterate(word)));
  const [first = "", ...rest] = asked;
  const isBody = asked.some((word) => isKindWord(transliterate(word)));
  if (asked.length < FEWEST_WORDS || !isBody) return [];
  const ending = rest
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
  const acronyms = [first.charAt(0).toUpperCase() + ending, first.slice(0, SYLLABLE) + ending];
  return acronyms.filter((acronym) => acronym.length >= SHORTEST && acronym.length <= LONGEST);
}
