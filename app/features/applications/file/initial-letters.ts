/** How a name that begins with a Cyrillic letter may begin in Latin ones, where that is not one letter alone. */
const BEGINNINGS: Record<string, readonly string[]> = {
  в: ["v", "w"],
  ғ: ["gh", "g"],
  г: ["g", "h"],
  е: ["e", "ye", "je"],
  ё: ["yo", "e", "io", "jo", "ye"],
  ж: ["zh", "j", "dzh", "dj"],
  й: ["y", "i", "j"],
  қ: ["q", "k"],
  у: ["u", "w"],
  х: ["kh", "h", "x", "ch"],
  һ: ["h", "kh"],
  ц: ["ts", "c", "tz"],
  ч: ["ch", "tch", "c"],
  ҷ: ["j", "dj", "zh"],
  ш: ["sh", "sch", "s"],
  щ: ["shch", "sch", "sh", "s"],
  ю: ["yu", "iu", "ju", "u"],
  я: ["ya", "ia", "ja"],
};
const LATIN = new Set(Object.values(BEGINNINGS).flatMap((all) => all.filter(({ length }) => length > 1)));

/** Whether Latin letters are what is written for one Cyrillic letter: Zh. is an initial. */
export const isLatinInitial = (typed: string): boolean => LATIN.has(typed);

/** How a word may begin in Latin letters; of a Latin word, and of an initial, all of it. */
export function beginningsOf({ typed, latin }: { typed: string; latin: string }): readonly string[] {
  return BEGINNINGS[typed[0] ?? ""] ?? [/^\p{Script=Cyrillic}/u.test(typed) ? latin.slice(0, 1) : latin];
}
