import type { Field, FormSection } from "#app/features/forms/field.ts";

const recommendation: readonly Field[] = [
  { key: "kind", kind: "choice", vocabulary: "recommender", need: "required" },
  { key: "name", kind: "line", min: 2, max: 250, need: "required" },
  { key: "person", kind: "line", max: 200, need: "optional", isConfidential: true },
];

/** By which act it exists, who recognises it, and what it may award. */
export const LEGAL: FormSection = {
  key: "legal",
  fields: [
    { key: "legal_form", kind: "line", min: 2, max: 200, need: "required" },
    { key: "reg_no", kind: "line", max: 60, need: "required" },
    { key: "reg_date", kind: "day", need: "optional" },
    { key: "recog_authority", kind: "line", min: 3, max: 250, need: "required" },
    { key: "recog_ref", kind: "line", max: 120, need: "required" },
    { key: "recog_url", kind: "url", need: "optional" },
    { key: "recog_page_url", kind: "url", need: "optional" },
    { key: "recog_letter", kind: "tick", need: "optional" },
    {
      key: "recommendations",
      kind: "list",
      max: 3,
      item: { kind: "group", fields: recommendation },
      need: "optional",
      isPast: true,
    },
    { key: "accredited", kind: "choice", vocabulary: "accreditation", need: "required" },
    { key: "accreditor", kind: "line", max: 250, need: "is_accredited" },
    { key: "acc_scope", kind: "choice", vocabulary: "accreditation_scope", need: "is_accredited" },
    { key: "acc_from", kind: "day", need: "is_accredited" },
    { key: "acc_to", kind: "day", need: "optional" },
    { key: "acc_no_end", kind: "tick", need: "optional" },
    { key: "assoc_memberships", kind: "choices", vocabulary: "association", max: 15, need: "no_accreditation_system" },
    { key: "assoc_other", kind: "line", max: 250, need: "optional" },
    {
      key: "degrees",
      kind: "choices",
      vocabulary: "degree_level",
      max: 4,
      need: "awards_degrees",
      concerns: "higher_education",
    },
    { key: "first_cohort_year", kind: "year", min: 800, need: "awards_degrees", concerns: "higher_education" },
    { key: "cohorts", kind: "whole", min: 1, max: 1300, need: "awards_degrees", concerns: "higher_education" },
    { key: "category_wish", kind: "choice", vocabulary: "category_wish", need: "optional", isRare: true },
  ],
};
