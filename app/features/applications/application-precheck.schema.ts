import { z } from "zod";
import { line } from "#app/platform/fields.ts";
import { COHORTS, ORG_KINDS, RECOGNITIONS } from "#db/vocabulary-forms.ts";
import { VOCABULARIES } from "./form/vocabularies.ts";

const yesOrNo = z.enum(["yes", "no"]);

/** Questions of the eligibility check that every institution answers, in their order. */
export const PRECHECK_QUESTIONS = [
  "whole_institution",
  "org_kind",
  "country",
  "recognised",
  "degree",
  "cohorts",
  "nonprofit",
  "head_knows",
] as const;
export type PrecheckQuestion = (typeof PRECHECK_QUESTIONS)[number];

const NONPROFIT = ["public", "private_nonprofit", "private_forprofit"] as const;

/** Choices of each question, for the page. */
export const PRECHECK_CHOICES: Record<Exclude<PrecheckQuestion, "country">, readonly string[]> = {
  whole_institution: yesOrNo.options,
  org_kind: ORG_KINDS,
  recognised: RECOGNITIONS,
  degree: yesOrNo.options,
  cohorts: COHORTS,
  nonprofit: NONPROFIT,
  head_knows: yesOrNo.options,
};

// Only a university is asked about degrees and graduates; the others leave these two open.
const isForUniversities = (
  values: { org_kind: string; degree?: string; cohorts?: string },
  context: z.RefinementCtx,
) => {
  if (values.org_kind !== "higher_education") return;
  if (!values.degree) context.addIssue({ code: "custom", path: ["degree"], message: "errors:required" });
  if (values.degree !== "no" && !values.cohorts) {
    context.addIssue({ code: "custom", path: ["cohorts"], message: "errors:required" });
  }
};

/** The eligibility check: the institution (chosen from the registry or named), and the answers. */
export const precheckSchema = z
  .object({
    registry: z
      .string()
      .regex(/^[a-z0-9]{5,20}$/)
      .optional(),
    name: line({ min: 3, max: 250 }).optional(),
    whole_institution: yesOrNo,
    org_kind: z.enum(ORG_KINDS),
    country: z.enum(VOCABULARIES.country),
    recognised: z.enum(RECOGNITIONS),
    degree: yesOrNo.optional(),
    cohorts: z.enum(COHORTS).optional(),
    nonprofit: z.enum(NONPROFIT),
    head_knows: yesOrNo,
  })
  .superRefine(isForUniversities)
  .superRefine(({ registry, name }, context) => {
    if (!registry && !name) context.addIssue({ code: "custom", path: ["name"], message: "errors:required" });
  });
export type PrecheckInput = z.output<typeof precheckSchema>;
