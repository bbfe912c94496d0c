import { transliterate } from "#db/search.server.ts";

/** How words begin that every second institution is called by. */
const GENERIC_BEGINNINGS = ["универс", "univers", "академ", "academ", "институт", "institut", "колледж", "college"]
  .concat(["школ", "school", "государств", "мемлекет", "davlat", "national", "национал", "ұлттық", "үлттық", "milliy"])
  .map((word) => transliterate(word));
/** How words begin that say what is taught: of two institutions of one city one may be named by the city alone. */
const SUBJECT_BEGINNINGS = ["медицин medic технолог technolog техни technic политех polytech инженер engineer"]
  .concat(["аграр agrar сельск agricult ауыл педагог pedagog teacher эконом econom финанс financ юрид право legal"])
  .concat(["гуманит humanit международ internation халықарал архитект architect строит construct транспорт transport"])
  .concat(["нефт petrol горн mining металл metall искусств өнер arts музык music консерват conserv театр theat спорт"])
  .concat(["sport туриз touris информ inform лингв lingu язык langu тіл женск women ислам islam теолог theolog военн"])
  .flatMap((words) => words.split(" "))
  .map((word) => transliterate(word));
const GENERIC_WORDS = new Set(
  ["state гос госуд нац имени им ун ин т named after of the and и в for in и және атындағы nomidagi"]
    .concat(["нао ао тоо фгбоу фгаоу во чоу оо учреждение образовательное высшего образования higher education"])
    .flatMap((words) => transliterate(words).split(" ")),
);

/** The words of a name that tell an institution from another, in Latin letters. */
function tellingWords(name: string): string[] {
  const words = new Set(transliterate(name).split(" "));
  return [...words].filter(
    (word) => word !== "" && !GENERIC_WORDS.has(word) && !GENERIC_BEGINNINGS.some((start) => word.startsWith(start)),
  );
}

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** Words that begin alike stand together; none that are alike differ in so many letters. */
export const BEGINNING = 3;
const SHORTEST_STEM = 5;
const LONGEST_ENDING = 3;

/** Whether two words are one in another form: "Samarkand", "samarkandskii"; "med", "meditsinskii". */
function isSameWord(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const shared = sharedBeginning(shorter, longer);
  if (shared === shorter.length) return shared === longer.length || shared >= BEGINNING;
  return shared >= SHORTEST_STEM && shared >= shorter.length - LONGEST_ENDING;
}

const isSubject = (word: string) => SUBJECT_BEGINNINGS.some((start) => word.startsWith(start));

/** Whether the words of the shorter name all stand in the longer one, which teaches nothing else, and how many they are; 0 for not. */
function sharedWords(words: readonly string[], others: readonly string[]): number {
  const [fewer, more] = words.length < others.length ? [words, others] : [others, words];
  if (!fewer.every((word) => more.some((other) => isSameWord(word, other)))) return 0;
  const further = more.filter((word) => !fewer.some((other) => isSameWord(word, other)));
  return further.some(isSubject) ? 0 : fewer.length;
}

const CITY_BEGINNING = 4;

function isSameCity(city: Telling["city"], other: Telling["city"]): boolean {
  if (!city || !other) return true;
  const [one, two] = [transliterate(city), transliterate(other)];
  return one === two || sharedBeginning(one, two) >= CITY_BEGINNING;
}

/** Words that name an institution also where its city is written otherwise. */
const ENOUGH_WORDS = 3;

/** An institution by the telling words of each of its names, and its city. */
export interface Telling {
  names: readonly (readonly string[])[];
  city: string | null | undefined;
}

/** The telling words of names, each that has any. */
export const tellingNames = (names: readonly string[]): string[][] =>
  names.map(tellingWords).filter((words) => words.length > 0);

/** Whether two institutions of a country look alike: by many telling words of a name, or by fewer in the same city. */
export function areAlike(one: Telling, other: Telling): boolean {
  const shared = Math.max(0, ...one.names.flatMap((name) => other.names.map((two) => sharedWords(name, two))));
  return shared >= ENOUGH_WORDS || (shared > 0 && isSameCity(one.city, other.city));
}
