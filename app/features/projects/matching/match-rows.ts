import { COUNTRIES } from "#db/countries.ts";
import { COOPERATION_OFFERS, ORG_KINDS } from "#db/vocabulary-forms.ts";
import { ISCED_NARROW, LANGUAGES, M49_SUBREGIONS, THEMES } from "#db/vocabulary-taxonomies.ts";
import { subregionOf } from "#db/countries.ts";
import { grown } from "#app/platform/facet-columns.ts";
import { marker } from "./marks.ts";
import type { NeedFacts, Profile, ProjectFacts } from "./match-facts.ts";
import { TOPICS } from "./subjects.ts";

/** A project is a row of these, and one for each partner it looks for: each as long as what a processor reads at once. */
export const ROW = 16;
/** Where the countries of a row begin. */
export const COUNTRIES_AT = 8;
/** The kind of a partner whose places are all taken. */
export const TAKEN = -1;

const markOffers = marker(COOPERATION_OFFERS, 1);
const markThemes = marker(THEMES, 1);
const markFields = marker(ISCED_NARROW, 2);
const markLanguages = marker(LANGUAGES, 1);
const markTopics = marker(Object.keys(TOPICS), 2);
const markCountries = marker(
  COUNTRIES.map(({ code }) => code),
  ROW - COUNTRIES_AT,
);

export const ENGLISH = markLanguages(["en"])[0] ?? 0;
export const RUSSIAN = markLanguages(["ru"])[0] ?? 0;

const numbers = new Map<string, number>();
/** A number for an institution, the same as long as the process lives. */
function numberOf(id: string): number {
  const known = numbers.get(id) ?? numbers.size + 1;
  numbers.set(id, known);
  return known;
}

/** Counted from 1; 0 is none. */
const placeIn = (list: readonly string[], code: string | null) => (code === null ? 0 : list.indexOf(code) + 1);

function needRow({ orgKind, placesOpen, asks, topics, fields, languages, countries }: NeedFacts): number[] {
  return [
    placesOpen > 0 ? placeIn(ORG_KINDS, orgKind) : TAKEN,
    ...markOffers(asks),
    ...markTopics(topics),
    ...markFields(fields),
    ...markLanguages(languages),
    countries.length,
    ...markCountries(countries),
  ];
}

/** A project and the partners it looks for as rows. */
export function rowsOf({
  leadId,
  leadCountry,
  leadOffers,
  themes,
  fields,
  languages,
  countries,
  needs,
}: ProjectFacts): number[] {
  const own = [
    numberOf(leadId),
    ...markOffers(leadOffers),
    ...markThemes(themes),
    ...markFields(fields),
    ...markLanguages(languages),
    placeIn(M49_SUBREGIONS, subregionOf(leadCountry)),
    0,
    ...markCountries(countries),
  ];
  return [...own, ...needs.flatMap(needRow)];
}

/** A member as it is held against rows. */
export interface MemberRow {
  id: number;
  kind: number;
  region: number;
  /** In which word of the countries its own is marked, and how. */
  countryWord: number;
  country: number;
  offers: number;
  seeks: number;
  themes: number;
  fields: number[];
  topics: number[];
  languages: number;
  spoken: number;
}

const only = ([word = 0]: number[]) => word;

export function memberRow(profile: Profile): MemberRow {
  const countries = markCountries([profile.country]);
  const countryWord = Math.max(
    0,
    countries.findIndex((word) => word !== 0),
  );
  return {
    ...{ id: numberOf(profile.id), kind: placeIn(ORG_KINDS, profile.orgKind) },
    ...{ region: placeIn(M49_SUBREGIONS, profile.region), countryWord, country: countries[countryWord] ?? 0 },
    ...{ offers: only(markOffers(profile.offers)), seeks: only(markOffers(profile.seeks)) },
    ...{ themes: only(markThemes(profile.themes)), fields: markFields(profile.fields) },
    ...{ topics: markTopics(profile.topics), languages: only(markLanguages(profile.languages)) },
    spoken: only(markLanguages(profile.spoken)),
  };
}

/** The rows of all projects in one line of memory, and where those of each begin and end, by its number. */
export interface MatchColumns {
  rows: Int32Array;
  from: Uint32Array;
  to: Uint32Array;
}

export function createMatchColumns() {
  const columns: MatchColumns = { rows: new Int32Array(), from: new Uint32Array(), to: new Uint32Array() };
  let used = 0;
  return {
    columns: columns as Readonly<MatchColumns>,
    /** Rows go behind the others, unless they fit where they stood. */
    write(at: number, facts: ProjectFacts): void {
      const rows = rowsOf(facts);
      columns.from = grown(columns.from, at + 1);
      columns.to = grown(columns.to, at + 1);
      const from = columns.from[at] ?? 0;
      const isFitting = rows.length <= (columns.to[at] ?? 0) - from;
      const place = isFitting ? from : used;
      columns.rows = grown(columns.rows, place + rows.length);
      columns.rows.set(rows, place);
      columns.from[at] = place;
      columns.to[at] = place + rows.length;
      if (!isFitting) used += rows.length;
    },
  };
}
