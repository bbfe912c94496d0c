import type { CooperationOffer, OrgKind } from "#db/vocabulary-forms.ts";
import { HEI_TYPES, type InstitutionType } from "#db/vocabulary-taxonomies.ts";
import { isTopic, type SubjectKey, subjectsOf } from "./find-subjects.ts";
import { languagesAsked } from "./languages-asked.ts";
import { DEEDS, type Topic, TOPICS } from "./subjects.ts";

/** A partner that a project looks for, as the rules read it. */
export interface NeedFacts {
  id: string;
  role: string;
  orgKind: OrgKind | null;
  /** None for any. */
  countries: readonly string[];
  /** How many places nobody fills yet. */
  placesOpen: number;
  /** What a member offers who can answer it. */
  asks: readonly CooperationOffer[];
  topics: readonly Topic[];
  fields: readonly string[];
  languages: readonly string[];
}

export interface ProjectFacts {
  id: string;
  leadId: string;
  leadCountry: string;
  leadOffers: readonly string[];
  needs: readonly NeedFacts[];
  themes: readonly string[];
  fields: readonly string[];
  countries: readonly string[];
  /** Its working languages. */
  languages: readonly string[];
  /** The initiatives it supports, by their ids. */
  initiatives: readonly string[];
  /** What its title and summary name. */
  topics: readonly Topic[];
}

/** What a member is and does, as its profile tells members. */
export interface Profile {
  id: string;
  orgKind: OrgKind;
  country: string;
  region: string | null;
  offers: ReadonlySet<string>;
  seeks: ReadonlySet<string>;
  themes: ReadonlySet<string>;
  fields: ReadonlySet<string>;
  /** Languages of instruction. */
  languages: ReadonlySet<string>;
  /** What its texts name. */
  topics: ReadonlySet<Topic>;
  /** Languages that the person speaks who asks; none where a member is looked at as a whole. */
  spoken: ReadonlySet<string>;
}

const RESEARCH_OR_HERITAGE: readonly InstitutionType[] = [
  "research_institute",
  "academy_of_sciences",
  "museum",
  "library_archive",
  "category_2_centre",
];

/** Which kind of partner an institution would be. */
export function orgKindOf(type: InstitutionType): OrgKind {
  if ((HEI_TYPES as readonly string[]).includes(type)) return "higher_education";
  if (type === "association") return "association";
  return RESEARCH_OR_HERITAGE.includes(type) ? "research_or_heritage" : "other";
}

const once = <One>(all: readonly One[]) => [...new Set(all)];

const offersOf = (subject: SubjectKey): readonly CooperationOffer[] =>
  (isTopic(subject) ? TOPICS[subject] : DEEDS[subject]).offers ?? [];

interface NeedTexts {
  id: string;
  role: string;
  expertise: string;
  tasks: string;
  orgKind: OrgKind | null;
  countries: readonly string[];
}

/** Reads a wish in words. */
export function needFacts(
  { id, role, expertise, tasks, orgKind, countries }: NeedTexts,
  placesOpen: number,
): NeedFacts {
  const subjects = subjectsOf(role, expertise, tasks);
  const topics: Topic[] = subjectsOf(role, expertise).filter(isTopic);
  const telling = topics.filter((topic) => TOPICS[topic].isWide !== true);
  return {
    ...{ id, role, orgKind, countries, placesOpen, topics: telling },
    asks: once(subjects.flatMap(offersOf)),
    fields: once(topics.flatMap((topic) => TOPICS[topic].fields ?? [])),
    languages: languagesAsked(role, expertise, tasks),
  };
}

/** What texts tell of, without what they only offer to do. */
export const topicsOf = (...texts: readonly (string | null | undefined)[]): Topic[] =>
  subjectsOf(...texts).filter(isTopic);
