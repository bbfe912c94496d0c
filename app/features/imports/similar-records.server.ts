import { encodeError } from "#app/i18n/error-text.ts";
import { cityShown } from "#app/i18n/place-names.server.ts";
import { areAlike, BEGINNING, tellingNames } from "#app/features/members/institution/alike-names.ts";
import type { ImportFacts, ImportProblem } from "#db/schema/imports.ts";
import { LOCALES } from "#db/locales.ts";
import { NAME_FIELDS } from "./imports.ts";
import { namesOfRecord } from "./named-record.server.ts";
import type { KnownRecord } from "./known-records.server.ts";

const SIMILAR = "imports:problem.similar";
const SAME_SITE = "imports:problem.same_site";

/** Stands for the record that another row of the list would make. */
export const inRow = (line: number) => `row:${line}`;
export const isInRow = (subjectId: string | null) => subjectId?.startsWith("row:") === true;

const namesOf = (facts: ImportFacts) =>
  tellingNames([...NAME_FIELDS, "acronym" as const].flatMap((field) => facts[field] ?? []));

const placesOf = ({ country }: ImportFacts, words: readonly string[]) =>
  words.map((word) => `${country ?? ""} ${word.slice(0, BEGINNING)}`);

/** A record that a new one looks like, and which of its names is alike. */
interface Similar {
  record: KnownRecord;
  name: string;
}

const allNames = ({ facts, otherNames }: KnownRecord) => [
  ...new Set([...[...NAME_FIELDS, "acronym" as const].flatMap((field) => facts[field] ?? []), ...otherNames]),
];

/**
 * Finds the record that a new one looks like: its country, its city and the telling words of one of its names, those of the
 * registry among them, in whatever alphabet.
 */
export function createSimilar(
  records: readonly KnownRecord[],
  registryNames: ReadonlyMap<string, string[]> = new Map(),
): (facts: ImportFacts) => Similar | null {
  const byPlace = new Map<string, Set<KnownRecord>>();
  const namesByRecord = new Map(
    records.map((record) => {
      const names = [...allNames(record), ...(registryNames.get(record.facts.ror ?? "") ?? [])];
      return [record, names.map((name) => ({ name, words: tellingNames([name]) }))];
    }),
  );
  for (const [record, names] of namesByRecord)
    for (const place of placesOf(
      record.facts,
      names.flatMap(({ words }) => words.flat()),
    ))
      byPlace.set(place, (byPlace.get(place) ?? new Set()).add(record));
  return (facts) => {
    const names = namesOf(facts);
    for (const record of new Set(placesOf(facts, names.flat()).flatMap((place) => [...(byPlace.get(place) ?? [])]))) {
      const { city } = record.facts;
      const like = namesByRecord
        .get(record)
        ?.find(({ words }) => areAlike({ names, city: facts.city }, { names: words, city }));
      if (like) return { record, name: like.name };
    }
    return null;
  };
}

/** What is said of a row that looks like a record: the name its readers know, the one that is alike, and where it is. */
export function similarTo({ record, name: like }: Similar): ImportProblem {
  const { city = null } = record.facts;
  const cities = LOCALES.map((locale) => [`city_${locale}`, cityShown(city, locale) ?? "—"]);
  const names = Object.entries(namesOfRecord(record)).map(([key, name]) => [
    key,
    name.startsWith(like) ? name : `${name} / ${like}`,
  ]);
  const values = { ...Object.fromEntries([...names, ...cities]), city: city ?? "—" } as Record<string, string>;
  return { field: null, message: encodeError(SIMILAR, values), isNote: true };
}

/** What is said of a row that has the website, or the domain, of an earlier one that has another name. */
export function ofOneSite({ line, facts }: { line: number; facts: ImportFacts }, domain: string): ImportProblem {
  const values = { ...namesOfRecord({ facts, officialLanguage: null }), line, domain };
  return { field: null, message: encodeError(SAME_SITE, values), isNote: true };
}

export const isSimilarity = ({ message }: ImportProblem) => [SIMILAR, SAME_SITE].includes(message.split("|")[0] ?? "");
