import { describe, expect, it } from "vitest";
import en from "#app/i18n/locales/en/vocabulary.json";
import kk from "#app/i18n/locales/kk/vocabulary.json";
import ru from "#app/i18n/locales/ru/vocabulary.json";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";
import * as afterwards from "#db/vocabulary-afterwards.ts";
import * as asks from "#db/vocabulary-asks.ts";
import * as council from "#db/vocabulary-council.ts";
import * as forms from "#db/vocabulary-forms.ts";
import * as partners from "#db/vocabulary-partners.ts";
import * as results from "#db/vocabulary-results.ts";
import * as scoring from "#db/vocabulary-scoring.ts";
import * as taxonomies from "#db/vocabulary-taxonomies.ts";
import * as work from "#db/vocabulary-work.ts";
import * as states from "#db/vocabulary.ts";

type Labels = Record<string, string | Record<string, string>>;
type Catalogue = Record<string, Labels>;

const catalogues: [string, Catalogue][] = Object.entries({ en, ru, kk });
const lists = {
  ...states,
  ...asks,
  ...afterwards,
  ...council,
  ...scoring,
  ...taxonomies,
  ...forms,
  ...partners,
  ...results,
  ...work,
};

/** The texts of each code: one label where nothing is named, else the named parts. */
const GROUPS: Partial<Record<keyof typeof lists, [group: string, parts?: string[]]>> = {
  ROLES: ["role"],
  APPLICATION_STATUSES: ["application_status", ["staff", "applicant", "explain"]],
  PROJECT_STATUSES: ["project_status", ["title", "explain"]],
  PROJECT_DECLINE_REASONS: ["project_decline_reason"],
  NOT_FOR_US_REASONS: ["not_for_us_reason"],
  INTEREST_STATUSES: ["interest_status", ["title", "explain"]],
  INTEREST_DECLINE_REASONS: ["decline_reason"],
  PLACE_DECLINE_REASONS: ["place_decline_reason"],
  END_REASONS: ["end_reason"],
  PARTNER_STATUSES: ["partner_status", ["title", "explain"]],
  MEMBERSHIP_STATUSES: ["membership_status", ["title", "explain"]],
  TERMINATION_GROUNDS: ["termination_ground"],
  ENQUIRY_TOPICS: ["enquiry_topic"],
  ASK_KINDS: ["ask_kind"],
  ASK_STATES: ["ask_state", ["title", "explain"]],
  ASK_ANSWERS: ["ask_answer"],
  COVER_LICENCES: ["cover_licence"],
  MEMBERSHIP_CATEGORIES: ["membership_category", ["title", "explain"]],
  RECOMMENDATIONS: ["recommendation"],
  DECISIONS: ["decision"],
  DOCUMENT_KINDS: ["document", ["title", "help"]],
  DOMAIN_PROOF_STATES: ["domain_proof"],
  LATE_EVIDENCE: ["late_evidence"],
  EVIDENCE_WEIGHTS: ["evidence_weight"],
  CHECKS: ["check", ["title", "hint"]],
  CHECK_RESULTS: ["check_result"],
  REASON_CODES: ["reason", ["title", "cure"]],
  THEMES: ["theme"],
  SDGS: ["sdg"],
  ISCED_BROAD: ["isced_broad"],
  ISCED_NARROW: ["isced"],
  UNESCO_FIELDS: ["unesco_field"],
  UNESCO_LINKS: ["unesco_link"],
  UNIT_KINDS: ["unit_kind"],
  INSTITUTION_TYPES: ["institution_type"],
  CONTROLS: ["control"],
  DEGREE_LEVELS: ["degree_level"],
  ORG_KINDS: ["org_kind"],
  RECOGNITIONS: ["recognition"],
  ACCREDITATION_STATES: ["accreditation"],
  COHORTS: ["cohorts"],
  HEAD_POSITIONS: ["head_position"],
  RECOMMENDERS: ["recommender"],
  INSTITUTION_BUDGETS: ["institution_budget"],
  ASSOCIATIONS: ["association"],
  ACTIVITY_TYPES: ["activity_type"],
  COOPERATION_OFFERS: ["cooperation"],
  PROJECT_KINDS: ["project_kind"],
  PROJECT_VISIBILITIES: ["visibility"],
  FUNDING_STATUSES: ["funding_status"],
  BUDGET_BANDS: ["budget_band"],
  TARGET_GROUPS: ["target_group"],
  FORMALITIES: ["formality"],
  COMMITMENT_WAYS: ["commitment_way"],
  APPEAL_GROUNDS: ["appeal_ground"],
  REVIEW_STATES: ["review_state"],
  REVIEW_CRITERIA: ["review_criterion", ["title", "help", "score_0", "score_1", "score_2", "score_3", "score_4"]],
  REVIEWER_TIES: ["reviewer_tie"],
  APPEAL_STATES: ["appeal_state"],
  APPEAL_OUTCOMES: ["appeal_outcome"],
  SESSION_STATES: ["session_state"],
  SESSION_KINDS: ["session_kind"],
  INVITATION_STATES: ["invitation_state"],
  ACCESS_REQUEST_STATES: ["access_request_state"],
  SHARES: ["share"],
  VERDICTS: ["verdict"],
  MILESTONE_STANDINGS: ["milestone_state"],
  PROGRESS_LIGHTS: ["progress_light"],
  RESULT_TYPES: ["result_type"],
  RESULT_LICENCES: ["result_licence"],
  RESULT_VISIBILITIES: ["result_visibility"],
};

const NAMED_IN_THEIR_ROOM = [
  "BALLOT_CHOICES",
  "BARS",
  "CAME_BACK",
  "COMMITMENT_STATUSES",
  "CONVERSATION_SUBJECTS",
  "LEAD_OFFER_STATUSES",
  "OPEN_INTERESTS",
  "COUNCIL_PROPOSALS",
  "COUNCIL_SUBJECTS",
  "INVITED_SUBJECTS",
  "RESULT_STATES",
  "RULINGS",
  "TAKEN_KINDS",
  "TAKE_OVER_ANSWERS",
  "VIEWED_LISTS",
  "WITHDRAWAL_ENDS",
];
const NAMED_BY_INTL = ["LANGUAGES", "M49_REGIONS", "M49_SUBREGIONS"];
const PARTS_OF_OTHER_LISTS = [
  "GIVEN_DECLINE_REASONS",
  "ENDED_WITH_PROJECT",
  "LEAVE_REASONS",
  "MILESTONE_STATES",
  "REMOVE_REASONS",
  "HEI_TYPES",
  "NON_HEI_TYPES",
  "ISCED_NARROW_BY_BROAD",
  "M49_SUBREGIONS_BY_REGION",
];

interface GroupOfList {
  list: string;
  group: string;
  parts?: string[];
  codes: readonly string[];
}

const ofLists = Object.entries(GROUPS).map(([list, [group, parts]]): GroupOfList => ({
  list,
  group,
  parts,
  codes: lists[list as keyof typeof lists] as readonly string[],
}));
// Some answers of forms are of no list of the database.
const ofForms = Object.entries(VOCABULARIES)
  .filter(
    ([group]) =>
      !/^(country|language|working_language|portal_language)$/.test(group) &&
      !ofLists.some((one) => one.group === group),
  )
  .map(([group, codes]): GroupOfList => ({ list: group, group, codes }));
const groupsOfLists = [...ofLists, ...ofForms];

const partsOf = (entry: Labels[string] | undefined) =>
  typeof entry === "object" ? Object.keys(entry).sort() : undefined;
const textsOf = (labels: Labels) =>
  Object.values(labels).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));

describe("the lists", () => {
  it("each has a group of labels, or is named elsewhere", () => {
    const named = [...Object.keys(GROUPS), ...NAMED_IN_THEIR_ROOM, ...NAMED_BY_INTL, ...PARTS_OF_OTHER_LISTS];
    expect(Object.keys(lists).sort()).toEqual(named.sort());
  });

  it.each(groupsOfLists)("$list repeats no code", ({ codes }) => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("every narrow field of study lies under the broad one it begins with", () => {
    for (const broad of taxonomies.ISCED_BROAD)
      for (const narrow of taxonomies.ISCED_NARROW_BY_BROAD[broad]) expect(narrow.slice(0, 2)).toBe(broad);
    expect(taxonomies.ISCED_NARROW).toEqual(
      taxonomies.ISCED_BROAD.flatMap((broad) => [...taxonomies.ISCED_NARROW_BY_BROAD[broad]]),
    );
  });

  it("every broad field but the generic one has its inter-disciplinary field", () => {
    const withOne = taxonomies.ISCED_NARROW.filter((code) => code.endsWith("8")).map((code) => code.slice(0, 2));
    expect(withOne).toEqual(taxonomies.ISCED_BROAD.slice(1));
  });
});

describe.each(catalogues)("the labels in %s", (_locale, catalogue) => {
  it("has no group without a list", () => {
    expect(Object.keys(catalogue).sort()).toEqual(groupsOfLists.map(({ group }) => group).sort());
  });

  it.each(groupsOfLists)("names every code of $list and nothing else", ({ group, codes }) => {
    expect(Object.keys(catalogue[group] ?? {}).sort()).toEqual([...codes].sort());
  });

  it.each(groupsOfLists)("gives each code of $list the same parts", ({ group, codes, parts }) => {
    for (const code of codes) expect([code, partsOf(catalogue[group]?.[code])]).toEqual([code, parts?.toSorted()]);
  });

  it("leaves no text empty, padded or with an exclamation mark", () => {
    for (const text of Object.values(catalogue).flatMap(textsOf)) expect(text).toMatch(/^\S[^!]*\S$/);
  });

  it.each(groupsOfLists)("never gives two codes of $list the same label", ({ group, parts }) => {
    const labels = Object.values(catalogue[group] ?? {}).map((entry) =>
      typeof entry === "string" ? entry : entry[parts?.[0] ?? ""],
    );
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe("the languages", () => {
  it("name every theme differently", () => {
    for (const theme of taxonomies.THEMES)
      expect(new Set([en.theme[theme], ru.theme[theme], kk.theme[theme]]).size).toBe(3);
  });

  it("leave no text in another language, but for proper names", () => {
    const english = new Set(Object.values(en).flatMap(textsOf));
    const left = [ru, kk].flatMap((catalogue) => Object.values(catalogue).flatMap(textsOf));
    const isLicence = (text: string) => /^CC(?:0| BY)/.test(text);
    expect(left.filter((text) => english.has(text) && !isLicence(text))).toEqual([]);
  });

  it("write Kazakh, not Russian, in the Kazakh catalogue", () => {
    const explained = Object.values(kk.application_status).flatMap((status) => status.explain);
    for (const text of explained) expect(text).toMatch(/[әғқңөұүһі]/i);
  });
});
