import type { FormSection } from "#app/features/forms/field.ts";

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
    { key: "accredited", kind: "choice", vocabulary: "accreditation", need: "required" },
    { key: "accreditor", kind: "line", max: 250, need: "is_accredited" },
    { key: "acc_scope", kind: "choice", vocabulary: "accreditation_scope", need: "is_accredited" },
    { key: "acc_from", kind: "day", need: "is_accredited" },
    { key: "acc_to", kind: "day", need: "optional" },
    { key: "assoc_memberships", kind: "choices", vocabulary: "association", max: 15, need: "no_accreditation_system" },
    { key: "assoc_other", kind: "line", max: 250, need: "optional" },
    { key: "degrees", kind: "choices", vocabulary: "degree_level", max: 4, need: "awards_degrees" },
    { key: "first_cohort_year", kind: "year", min: 800, need: "awards_degrees" },
    { key: "cohorts", kind: "whole", min: 1, max: 1300, need: "awards_degrees" },
  ],
};
