import type { Field, FormSection } from "#app/features/forms/field.ts";

const MOST_PEOPLE = 5_000_000;

/** How large it is, what it teaches and in which languages. */
export const ACADEMIC: FormSection = {
  key: "academic",
  fields: [
    {
      key: "students_total",
      kind: "whole",
      min: 0,
      max: MOST_PEOPLE,
      need: "awards_degrees",
      concerns: "higher_education",
    },
    { key: "students_intl", kind: "whole", min: 0, max: MOST_PEOPLE, need: "optional", concerns: "higher_education" },
    {
      key: "academic_staff",
      kind: "whole",
      min: 0,
      max: MOST_PEOPLE,
      need: "awards_degrees",
      concerns: "higher_education",
    },
    { key: "staff_total", kind: "whole", min: 0, max: MOST_PEOPLE, need: "optional" },
    { key: "reference_year", kind: "year", min: 2000, need: "awards_degrees", concerns: "higher_education" },
    { key: "fields_of_study", kind: "choices", vocabulary: "isced", max: 15, need: "required" },
    { key: "languages_of_instruction", kind: "choices", vocabulary: "language", max: 20, need: "required" },
    {
      key: "member_institutions",
      kind: "whole",
      min: 1,
      max: 10_000,
      need: "is_association",
      concerns: "association",
      since: "2026-3",
    },
    { key: "campuses", kind: "line", max: 300, need: "optional", isRare: true },
    {
      key: "annual_budget_band",
      kind: "choice",
      vocabulary: "institution_budget",
      need: "optional",
      isConfidential: true,
      isRare: true,
    },
  ],
};

const project: readonly Field[] = [
  { key: "title", kind: "line", max: 200, need: "required" },
  { key: "programme", kind: "line", max: 200, need: "optional" },
  { key: "years", kind: "line", max: 40, need: "optional" },
  { key: "role", kind: "choice", vocabulary: "project_role", need: "optional" },
  { key: "url", kind: "url", need: "optional" },
];

/** What already ties it to UNESCO and to institutions abroad. */
export const ENGAGEMENT: FormSection = {
  key: "engagement",
  fields: [
    { key: "unesco_links", kind: "choices", vocabulary: "unesco_link", max: 9, need: "optional" },
    { key: "unesco_details", kind: "prose", max: 600, unit: "characters", need: "optional" },
    { key: "partner_countries", kind: "choices", vocabulary: "country", max: 60, need: "optional" },
    { key: "intl_projects", kind: "list", max: 5, item: { kind: "group", fields: project }, need: "optional" },
    { key: "exchange_programmes", kind: "prose", max: 1000, unit: "characters", need: "optional", isRare: true },
    {
      key: "national_commission_contact",
      kind: "line",
      max: 300,
      need: "optional",
      isConfidential: true,
      isRare: true,
    },
  ],
};
