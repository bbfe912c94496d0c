import { encodeError } from "#app/i18n/error-text.ts";
import type { ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import { transliterate } from "#db/search.server.ts";
import { NAME_FIELDS } from "./imports.ts";
import type { KnownRecord } from "./known-records.server.ts";

const SIMILAR = "imports:problem.similar";

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

function isSameCity(city: string | undefined, other: string | undefined): boolean {
  if (!city || !other) return true;
  const [one, two] = [transliterate(city), transliterate(other)];
  return one === two || sharedBeginning(one, two) >= CITY_BEGINNING;
}

/** Words that name an institution also where its city is written otherwise. */
const ENOUGH_WORDS = 3;
/** Words that begin alike stand together; none that are alike differ in so many letters. */
const BEGINNING = 3;

const namesOf = (facts: ImportFacts) =>
  [...NAME_FIELDS, "acronym" as const]
    .flatMap((field) => facts[field] ?? [])
    .map(tellingWords)
    .filter((words) => words.length > 0);

const placesOf = ({ country }: ImportFacts, words: readonly string[]) =>
  words.map((word) => `${country ?? ""} ${word.slice(0, BEGINNING)}`);

/** Finds the record that a new one looks like: its country, its city and the telling words of its name. */
export function createSimilar(records: readonly KnownRecord[]): (facts: ImportFacts) => KnownRecord | null {
  const byPlace = new Map<string, Set<KnownRecord>>();
  const namesByRecord = new Map(records.map((record) => [record, namesOf(record.facts)]));
  for (const [record, names] of namesByRecord)
    for (const place of placesOf(record.facts, names.flat()))
      byPlace.set(place, (byPlace.get(place) ?? new Set()).add(record));
  return (facts) => {
    const names = namesOf(facts);
    for (const record of new Set(placesOf(facts, names.flat()).flatMap((place) => [...(byPlace.get(place) ?? [])]))) {
      const others = namesByRecord.get(record) ?? [];
      const shared = Math.max(0, ...names.flatMap((name) => others.map((other) => sharedWords(name, other))));
      if (shared >= ENOUGH_WORDS || (shared > 0 && isSameCity(facts.city, record.facts.city))) return record;
    }
    return null;
  };
}

/** What is said of a row that looks like a record: its name, and where it is. */
export function similarTo({ facts }: KnownRecord): ImportProblem {
  const name = facts.name_original ?? facts.name ?? facts.name_ru ?? "";
  return { field: null, message: encodeError(SIMILAR, { name, city: facts.city ?? "—" }), isNote: true };
}

export const isSimilarity = ({ message }: ImportProblem) => message.split("|")[0] === SIMILAR;
