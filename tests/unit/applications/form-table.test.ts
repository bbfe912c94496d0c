import { describe, expect, test } from "vitest";
import { DOCUMENTS, FORM, sectionOf, SECTION_KEYS } from "#app/features/applications/form/form.ts";
import type { Field, FormSection } from "#app/features/forms/field.ts";

/** `R` always, `O` never, `C` by a condition; a dot leads into a group or the rows of a list. */
type Needs = Record<string, "R" | "C" | "O">;

/**
 * The form as the field asks for it (UNAI, IAU, UArctic, EUA), section by section. Left out on purpose: a contact for
 * fees, while there are none; logo, photograph and what is public of the profile, which a member gives after admission.
 */
const TABLE: Record<(typeof SECTION_KEYS)[number], Needs> = {
  identity: {
    name_official: "R",
    name_official_language: "R",
    name_en: "R",
    name_ru: "C",
    name_kk: "C",
    "name_other.value": "R",
    "name_other.language": "O",
    acronym: "O",
    inst_type: "R",
    control: "R",
    year_founded: "R",
    country: "R",
    region: "O",
    city: "R",
    address: "R",
    postcode: "O",
    lat: "O",
    lng: "O",
    website: "R",
    website_en: "O",
    email_domains: "R",
    phone: "O",
    ror_id: "O",
    whed_id: "O",
    "other_ids.wikidata": "O",
    "other_ids.isni": "O",
    "other_ids.pic": "O",
    "other_ids.oid": "O",
    "other_ids.erasmus_code": "O",
    "other_ids.schac": "O",
    parent: "O",
  },
  legal: {
    legal_form: "R",
    reg_no: "R",
    reg_date: "O",
    recog_authority: "R",
    recog_ref: "R",
    recog_url: "O",
    recog_page_url: "O",
    recog_letter: "O",
    recommendations: "O",
    "recommendations.kind": "R",
    "recommendations.name": "R",
    "recommendations.person": "O",
    accredited: "R",
    accreditor: "C",
    acc_scope: "C",
    acc_from: "C",
    acc_to: "O",
    acc_no_end: "O",
    assoc_memberships: "C",
    assoc_other: "O",
    degrees: "C",
    first_cohort_year: "C",
    cohorts: "C",
    category_wish: "O",
  },
  head: {
    full_name: "R",
    title_position: "R",
    title_other: "C",
    email: "R",
    email_exception: "O",
    office_email: "O",
    phone: "O",
    term_until: "O",
    appointment_proof_url: "O",
    consent_public: "R",
  },
  representatives: {
    "primary.full_name": "R",
    "primary.position": "R",
    "primary.unit": "O",
    "primary.email": "R",
    "primary.phone": "O",
    "primary.languages": "O",
    "alternate.full_name": "R",
    "alternate.email": "R",
    "international_office.full_name": "O",
    "project_contact.email": "O",
    submitter_is: "R",
  },
  academic: {
    students_total: "C",
    students_intl: "O",
    academic_staff: "C",
    staff_total: "O",
    reference_year: "C",
    fields_of_study: "R",
    languages_of_instruction: "R",
    campuses: "O",
    member_institutions: "C",
    annual_budget_band: "O",
  },
  engagement: {
    unesco_links: "O",
    unesco_details: "O",
    national_commission_contact: "O",
    partner_countries: "O",
    "intl_projects.title": "R",
    "intl_projects.programme": "O",
    "intl_projects.years": "O",
    "intl_projects.role": "O",
    "intl_projects.url": "O",
    exchange_programmes: "O",
  },
  motivation: {
    themes: "R",
    sdgs: "O",
    motivation: "R",
    past_activities: "R",
    "past_activities.title": "R",
    "past_activities.year": "R",
    "past_activities.type": "R",
    "past_activities.url": "O",
    "past_activities.description": "R",
    planned_contribution: "R",
    offers: "O",
    seeks: "O",
    project_ideas: "O",
  },
  profile: { short_profile_en: "R", short_profile_ru: "O", short_profile_kk: "O", social_links: "O" },
  declarations: {
    true_and_complete: "R",
    authority_to_bind: "R",
    accepts_charter: "R",
    not_endorsement: "R",
    annual_activity: "R",
    consent_registers: "R",
    personal_data_notice: "R",
    contacts_consent: "R",
    conflict_of_interest: "R",
    conflict_details: "C",
  },
};

function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [key, ...rest] = path.split(".");
  const field = fields.find((one) => one.key === key);
  if (rest.length === 0 || !field) return field;
  const shape = field.kind === "list" ? field.item : field;
  return shape.kind === "group" ? fieldAt(shape.fields, rest.join(".")) : undefined;
}

const needOf = (field: Field | undefined) =>
  field && (field.need === "required" ? "R" : field.need === "optional" ? "O" : "C");

describe("the form beside the table of what is to be asked", () => {
  test.each(SECTION_KEYS)("%s asks all of it, as strictly", (section) => {
    const { fields } = sectionOf(section);
    const asked = Object.keys(TABLE[section]).map((path) => [path, needOf(fieldAt(fields, path))]);
    expect(Object.fromEntries(asked)).toEqual(TABLE[section]);
  });

  test("every document has its place", () => {
    const needs = Object.fromEntries(DOCUMENTS.map(({ kind, need }) => [kind, need]));
    expect(needs).toEqual({
      letter_of_intent: "required",
      signed_commitment: "optional",
      legal_status: "required",
      recognition_accreditation: "required",
      head_appointment: "optional",
      delegation: "optional",
      senate_decision: "optional",
      recommendation_letters: "no_register",
      statutes_members: "is_association",
      data_consent: "optional",
    });
  });

  test.each(FORM.map((section) => [section.key, section] as [string, FormSection]))(
    "%s folds only what nobody must answer, at its end",
    (_, { fields }) => {
      const rare = fields.filter(({ isRare }) => isRare);
      expect(rare.filter(({ need }) => need !== "optional")).toEqual([]);
      expect(fields.slice(fields.length - rare.length)).toEqual(rare);
    },
  );
});
