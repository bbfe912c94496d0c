import { z } from "zod";
import { line } from "#app/platform/fields.ts";
import { COHORTS, ORG_KINDS, RECOGNITIONS } from "#db/vocabulary-forms.ts";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";

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
type PrecheckQuestion = (typeof PRECHECK_QUESTIONS)[number];

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

interface Conditional {
  org_kind?: string;
  degree?: string;
  cohorts?: string;
  registry?: string;
  name?: string;
}

// Judged even when other answers are missing, so that everything that is open is named at once.
const missing = (field: string) => ({ path: [field], message: "errors:required", when: () => true });
const isUniversity = ({ org_kind }: Conditional) => org_kind === "higher_education";
const hasDegree = (input: Conditional) => !isUniversity(input) || Boolean(input.degree);
const hasCohorts = (input: Conditional) => !isUniversity(input) || input.degree === "no" || Boolean(input.cohorts);
const hasInstitution = ({ registry, name }: Conditional) => Boolean(registry) || Boolean(name);

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
  .refine(hasDegree, missing("degree"))
  .refine(hasCohorts, missing("cohorts"))
  .refine(hasInstitution, missing("name"));
export type PrecheckInput = z.output<typeof precheckSchema>;

/** The answers as the query of an address; what was left open is left out. */
export function precheckQuery(input: PrecheckInput): URLSearchParams {
  const given = Object.entries(input).filter(([, value]) => value !== undefined) as [string, string][];
  // An address that goes through a sign-in cannot carry these; in the draft the name is written again anyway.
  return new URLSearchParams(given.map(([key, value]) => [key, value.replace(/[/\\%]/g, " ")]));
}
