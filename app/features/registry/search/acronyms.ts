import { transliterate } from "#db/search.server.ts";
import { isKindWord, isLittleWord } from "./name-words.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const SHORTEST = 3;
const LONGEST = 8;
const FEWEST_WORDS = 3;
/** КазНУ, СамГУ: of the first word more than its first letter. */
const SYLLABLE = 3;

// Whom it is named after is no part of an acronym: «имени аль-Фараби» ends a name, «Әл-Фараби атындағы» begins one.
const PATRON_BEFORE = /^.*\s(?:атындағы|атындагы|номидаги|nomidagi|adındaki)\s+/u;
const PATRON_AFTER = /\s(?:имени|им\.?|ба номи|named after|named for)\s.*$/u;

/** The words of a name that an acronym is made of; none for a name that is too short or of no body of learning. */
function wordsOfAcronym(name: string): string[] {
  const words =
    name
      .replace(PATRON_BEFORE, "")
      .replace(PATRON_AFTER, "")
      .match(/\p{L}+/gu) ?? [];
  const asked = words.filter((word) => !isLittleWord(transliterate(word)));
  const isBody = asked.some((word) => isKindWord(transliterate(word)));
  return asked.length >= FEWEST_WORDS && isBody ? asked : [];
}

function acronymsWith(name: string, beginnings: readonly number[]): string[] {
  const [first = "", ...rest] = wordsOfAcronym(name);
  const ending = rest
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
  const acronyms = beginnings.map((length) => first.charAt(0).toUpperCase() + first.slice(1, length) + ending);
  return acronyms.filter((acronym) => acronym.length >= SHORTEST && acronym.length <= LONGEST);
}

/**
 * The acronyms by which a Cyrillic name is known and that the registry seldom holds: of «Казахский национальный
 * университет имени аль-Фараби» КНУ and КазНУ, of «Казахский национальный университет искусств» КНУИ and КазНУИ.
 */
export const acronymsOf = (name: string): string[] => (CYRILLIC.test(name) ? acronymsWith(name, [1, SYLLABLE]) : []);

/** Every acronym a name of any script may be shortened to, also with a shorter or longer beginning: ОшГУ, SamDU, UCAD. */
export const likelyAcronymsOf = (name: string): string[] => acronymsWith(name, [1, 2, SYLLABLE, 4]);
