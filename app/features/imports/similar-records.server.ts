import { encodeError } from "#app/i18n/error-text.ts";
import { cityShown } from "#app/i18n/place-names.server.ts";
import { areAlike, BEGINNING, tellingNames } from "#app/features/members/institution/alike-names.ts";
import type { ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import { LOCALES } from "#db/locales.ts";
import { NAME_FIELDS } from "./imports.ts";
import { namesOfRecord } from "./named-record.ts";
import type { KnownRecord } from "./known-records.server.ts";

const SIMILAR = "imports:problem.similar";

const namesOf = (facts: ImportFacts, others: readonly string[] = []) =>
  tellingNames([...[...NAME_FIELDS, "acronym" as const].flatMap((field) => facts[field] ?? []), ...others]);

const placesOf = ({ country }: ImportFacts, words: readonly string[]) =>
  words.map((word) => `${country ?? ""} ${word.slice(0, BEGINNING)}`);

/** Finds the record that a new one looks like: its country, its city and the telling words of its name. */
export function createSimilar(records: readonly KnownRecord[]): (facts: ImportFacts) => KnownRecord | null {
  const byPlace = new Map<string, Set<KnownRecord>>();
  const namesByRecord = new Map(records.map((record) => [record, namesOf(record.facts, record.otherNames)]));
  for (const [record, names] of namesByRecord)
    for (const place of placesOf(record.facts, names.flat()))
      byPlace.set(place, (byPlace.get(place) ?? new Set()).add(record));
  return (facts) => {
    const names = namesOf(facts);
    for (const record of new Set(placesOf(facts, names.flat()).flatMap((place) => [...(byPlace.get(place) ?? [])]))) {
      const other = { names: namesByRecord.get(record) ?? [], city: record.facts.city };
      if (areAlike({ names, city: facts.city }, other)) return record;
    }
    return null;
  };
}

/** What is said of a row that looks like a record: its name, and where it is. */
export function similarTo(record: KnownRecord): ImportProblem {
  const { city = null } = record.facts;
  const cities = LOCALES.map((locale) => [`city_${locale}`, cityShown(city, locale) ?? "—"]);
  const values = { ...namesOfRecord(record), ...Object.fromEntries(cities), city: city ?? "—" };
  return { field: null, message: encodeError(SIMILAR, values), isNote: true };
}

export const isSimilarity = ({ message }: ImportProblem) => message.split("|")[0] === SIMILAR;
