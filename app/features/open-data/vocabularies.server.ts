import { ON_BOARD } from "#app/features/projects/project/project.ts";
import { countryName, languageName, regionName } from "#app/i18n/names.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { COVER_LICENCES, MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { COOPERATION_OFFERS, FUNDING_STATUSES, ORG_KINDS, PROJECT_KINDS, TARGET_GROUPS } from "#db/vocabulary-forms.ts";
import { RESULT_LICENCES, RESULT_TYPES } from "#db/vocabulary-results.ts";
import {
  CONTROLS,
  DEGREE_LEVELS,
  INSTITUTION_TYPES,
  ISCED_NARROW,
  LANGUAGES,
  M49_SUBREGIONS,
  SDGS,
  THEMES,
  UNESCO_FIELDS,
  UNESCO_LINKS,
  UNIT_KINDS,
} from "#db/vocabulary-taxonomies.ts";
import { vocabularyAnswerSchema, vocabularyListSchema } from "./api.schema.ts";

interface Vocabulary {
  codes: readonly string[];
  labelOf(code: string, locale: Locale): string;
}

const worded = (codes: readonly string[], prefix: string, ending = ""): Vocabulary => ({
  codes,
  labelOf: (code, locale) => vocabularyLabel(`${prefix}.${code}${ending}`, locale),
});

/** The lists whose codes stand in the answers, by the names of their addresses. */
const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  themes: worded(THEMES, "theme"),
  fields: worded(ISCED_NARROW, "isced"),
  sdgs: worded(SDGS, "sdg"),
  offers: worded(COOPERATION_OFFERS, "cooperation"),
  categories: worded(MEMBERSHIP_CATEGORIES, "membership_category", ".title"),
  institution_types: worded(INSTITUTION_TYPES, "institution_type"),
  controls: worded(CONTROLS, "control"),
  degree_levels: worded(DEGREE_LEVELS, "degree_level"),
  cover_licences: worded(COVER_LICENCES, "cover_licence"),
  unesco_links: worded(UNESCO_LINKS, "unesco_link"),
  unesco_fields: worded(UNESCO_FIELDS, "unesco_field"),
  unit_kinds: worded(UNIT_KINDS, "unit_kind"),
  project_kinds: worded(PROJECT_KINDS, "project_kind"),
  project_statuses: worded(ON_BOARD, "project_status", ".title"),
  funding_statuses: worded(FUNDING_STATUSES, "funding_status"),
  target_groups: worded(TARGET_GROUPS, "target_group"),
  org_kinds: worded(ORG_KINDS, "org_kind"),
  result_types: worded(RESULT_TYPES, "result_type"),
  result_licences: worded(RESULT_LICENCES, "result_licence"),
  countries: { codes: COUNTRIES.map(({ code }) => code), labelOf: countryName },
  regions: { codes: M49_SUBREGIONS, labelOf: regionName },
  languages: { codes: LANGUAGES, labelOf: languageName },
};

const addressOf = (origin: string, name: string) => `${origin}/api/v1/vocabularies/${name}`;

export function listVocabularies(origin: string) {
  const data = Object.entries(VOCABULARIES).map(([name, { codes }]) => {
    return { name, url: addressOf(origin, name), count: codes.length };
  });
  return vocabularyListSchema.parse({ data });
}

/** The codes of one list with their words in every language of the portal; null when there is no such list. */
export function findVocabulary(name: string, origin: string) {
  const vocabulary = Object.hasOwn(VOCABULARIES, name) ? VOCABULARIES[name] : undefined;
  if (!vocabulary) return null;
  const terms = vocabulary.codes.map((code) => {
    return { code, labels: Object.fromEntries(LOCALES.map((locale) => [locale, vocabulary.labelOf(code, locale)])) };
  });
  return vocabularyAnswerSchema.parse({ data: { name, url: addressOf(origin, name), terms } });
}
