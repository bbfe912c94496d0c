import { COUNTRIES } from "#db/countries.ts";
import { LOCALES } from "#db/locales.ts";
import { INITIATIVE_OWNERS } from "#db/vocabulary-initiatives.ts";
import { RESULT_LICENCES, RESULT_TYPES, RESULT_VISIBILITIES } from "#db/vocabulary-results.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import {
  ACCREDITATION_STATES,
  ACTIVITY_TYPES,
  ASSOCIATIONS,
  BUDGET_BANDS,
  COOPERATION_OFFERS,
  FUNDING_STATUSES,
  HEAD_POSITIONS,
  INSTITUTION_BUDGETS,
  ORG_KINDS,
  PROJECT_KINDS,
  PROJECT_VISIBILITIES,
  RECOMMENDERS,
  TARGET_GROUPS,
} from "#db/vocabulary-forms.ts";
import {
  CONTROLS,
  DEGREE_LEVELS,
  INSTITUTION_TYPES,
  ISCED_NARROW,
  LANGUAGES,
  SDGS,
  THEMES,
  UNESCO_FIELDS,
  UNESCO_LINKS,
  UNIT_KINDS,
} from "#db/vocabulary-taxonomies.ts";
import type { VocabularyName } from "./field.ts";

/** ISO 639-1 beyond the languages that are offered first, so that no institution has to leave its own out. */
const FURTHER_LANGUAGES =
  "ab af am as av ay ba be bg bm bn bo bs ca ce co cs cv cy da dv dz ee el eo et eu ff fi fj fo fy ga gd gl gn gu ha he hr ht hu ig ik io is iu jv kg ki kl km kn kr ks ku kv kw la lb lg ln lo lt lu lv mg mh mi mk ml mr mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa pi pl ps qu rm rn ro rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te th ti tl tn to ts tt tw ty uk ve vi vo wa wo xh yi yo za zu".split(
    " ",
  );

type Codes = readonly [string, ...string[]];
const codes = (first: string, ...others: string[]): Codes => [first, ...others];
const [firstCountry = "", ...otherCountries] = COUNTRIES.map(({ code }) => code);

/** The codes an answer may be, by the name a field gives its vocabulary. */
export const VOCABULARIES = {
  institution_type: INSTITUTION_TYPES,
  category_wish: MEMBERSHIP_CATEGORIES,
  control: CONTROLS,
  country: codes(firstCountry, ...otherCountries),
  language: codes(...LANGUAGES, ...FURTHER_LANGUAGES),
  degree_level: DEGREE_LEVELS,
  association: ASSOCIATIONS,
  accreditation: ACCREDITATION_STATES,
  accreditation_scope: ["institutional", "programme"],
  head_position: HEAD_POSITIONS,
  submitter: ["head", "primary", "alternate", "other"],
  isced: ISCED_NARROW,
  unesco_link: UNESCO_LINKS,
  theme: THEMES,
  sdg: SDGS,
  cooperation: COOPERATION_OFFERS,
  activity_type: ACTIVITY_TYPES,
  project_role: ["lead", "partner"],
  yes_no: ["no", "yes"],
  working_language: LANGUAGES,
  project_kind: PROJECT_KINDS,
  unesco_field: UNESCO_FIELDS,
  unit_kind: UNIT_KINDS,
  target_group: TARGET_GROUPS,
  funding_status: FUNDING_STATUSES,
  budget_band: BUDGET_BANDS,
  visibility: PROJECT_VISIBILITIES,
  org_kind: ORG_KINDS,
  institution_budget: INSTITUTION_BUDGETS,
  recommender: RECOMMENDERS,
  initiative_owner: INITIATIVE_OWNERS,
  result_type: RESULT_TYPES,
  result_licence: RESULT_LICENCES,
  result_visibility: RESULT_VISIBILITIES,
  portal_language: LOCALES,
} as const satisfies Record<VocabularyName, Codes>;

/** How many of a long vocabulary are in sight at once; the rest is folded away. */
export const COMMON_LANGUAGES: readonly string[] = LANGUAGES;
