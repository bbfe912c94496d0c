import type { Locale } from "#db/locales.ts";

/** Words of a language, as i18next takes them. */
type Words = { [key: string]: string | Words };

const SPACE = "\u00a0";

type Rule = readonly [found: RegExp, set: string];

const UNITS =
  "[МКГ]Б|[MKG]B|%|км|см|мм|km|cm|mm|px|мин|сағ|млн|млрд|тыс|million|billion|euros?|евро|еуро|пиксел|pixels";
const MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December";
const MONTHS_RU = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря";
export const MONTHS_KK = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан";

const EVERYWHERE: readonly Rule[] = [
  // A dash never begins a line.
  [/(?<=\S) (?=[—–] )/g, SPACE],
  // 10 000, 10 МБ, {{size}} МБ, 29 июля.
  [/(?<=(?<!\+|\d[ \u00a0]|\d)\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))/g, SPACE],
  [new RegExp(`(?<=\\d|\\d\\}\\}|\\}\\}) (?=(?:${UNITS}))`, "gu"), SPACE],
  [new RegExp(`(?<=\\d) (?=(?:${MONTHS_EN}|${MONTHS_RU}|${MONTHS_KK}))`, "gu"), SPACE],
  // № 5, § 5, No. 5, p. 5.
  [/(?<=[№§]|(?<!\p{L})(?:[Nn]o|[Nn]os|pp?|[Сс]т|[Сс]тр|[Пп]|[Рр]ис|[Тт]абл)\.) (?=[\d{])/gu, SPACE],
  // A. A. Baitursynuly.
  [/(?<=(?<!\p{L})\p{Lu}\.) (?=\p{Lu})/gu, SPACE],
];

const wordsBefore = (words: string): Rule => [
  new RegExp(`(?<=(?<![\\p{L}\\p{M}-])(?:${words})) (?=\\S)`, "giu"),
  SPACE,
];
const wordsAfter = (words: string): Rule => [new RegExp(`(?<=\\S) (?=(?:${words})(?![\\p{L}\\p{M}-]))`, "gu"), SPACE];

const OF: Partial<Record<Locale, readonly Rule[]>> = {
  ru: [
    // Short prepositions, conjunctions and negations stay with what follows, particles with what they follow.
    wordsBefore("в|во|к|ко|с|со|о|об|обо|у|и|а|но|не|ни|на|по|до|за|из|от"),
    wordsAfter("же|ж|ли|ль|бы|б"),
    [/(?<=(?<!\p{L})(?:т|и т)\.) (?=[едпчк]\.)/gu, SPACE],
    [/(?<=(?<!\p{L})(?:г|ул|им|акад|проф)\.) (?=\p{Lu})/gu, SPACE],
    [/(?<=\d|\}\}) (?=(?:гг?|года?|году)(?!\p{L}))/gu, SPACE],
  ],
  kk: [
    // The particles that follow a word.
    wordsAfter("да|де|та|те|ма|ме|ба|бе|па|пе|ғой|қой"),
    [/(?<=\d|\}\}) (?=ж(?:ж?\.|ыл))/gu, SPACE],
    [/(?<=(?<!\p{L})т\.) (?=[бс]\.)/gu, SPACE],
  ],
};

/**
 * A catalogue with the spaces at which no line may end set as non-breaking ones. Both the server and the browser set
 * them when they load a catalogue, so that the files stay readable and the two agree.
 */
export function withUnbreakableSpaces<Catalogue extends object>(catalogue: Catalogue, locale: Locale): Catalogue {
  const rules = [...EVERYWHERE, ...(OF[locale] ?? [])];
  const entries = Object.entries(catalogue).map(([key, value]: [string, string | Words]) => [
    key,
    typeof value === "string" ? setSpaces(value, rules) : withUnbreakableSpaces(value, locale),
  ]);
  return Object.fromEntries(entries) as Catalogue;
}

function setSpaces(text: string, rules: readonly Rule[]): string {
  return rules.reduce((result, [found, space]) => result.replace(found, space), text);
}
