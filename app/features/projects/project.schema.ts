import { z } from "zod";
import { choice, choices, day, line, month, prose, webAddress, whole } from "#app/platform/fields.ts";
import {
  BUDGET_BANDS,
  FUNDING_STATUSES,
  ORG_KINDS,
  PROJECT_KINDS,
  PROJECT_VISIBILITIES,
  TARGET_GROUPS,
} from "#db/vocabulary-forms.ts";
import { ISCED_NARROW, LANGUAGES, SDGS, THEMES, UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";
import { countries, country } from "./country.schema.ts";
import { LONGEST_MONTHS, monthsBetween } from "./project.ts";

const yesNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

export const MOST_NEEDS = 10;
export const MOST_PARTNERS = 20;

const need = z.object({
  role: line({ max: 120 }),
  expertise: prose({ max: 600 }),
  orgKind: choice(ORG_KINDS).optional(),
  countries: countries({ max: 30 }),
  number: whole(1, 50),
  tasks: prose({ max: 1000 }),
});

const outsidePartner = z.object({
  name: line({ min: 2, max: 200 }),
  country,
  role: line({ max: 200 }),
});

/** What a posting asks, after the forms of Erasmus+ (KA220), Horizon and the partner-search tools. */
const fields = z.object({
  titleEn: line({ min: 10, max: 200 }),
  titleRu: line({ min: 10, max: 200 }).optional(),
  titleKk: line({ min: 10, max: 200 }).optional(),
  acronym: line({ max: 20 }).optional(),
  kind: choice(PROJECT_KINDS),
  summary: prose({ min: 300, max: 2000 }),
  description: prose({ max: 10_000 }),
  themes: choices(THEMES, { min: 1, max: 3 }),
  sdgs: choices(SDGS, { max: 5 }),
  fields: choices(ISCED_NARROW, { max: 5 }),
  unescoFields: choices(UNESCO_FIELDS, { min: 1, max: 2 }),
  countries: countries({ min: 1, max: 60 }),
  languages: choices(LANGUAGES, { min: 1, max: 10 }),
  startMonth: month,
  endMonth: month,
  fundingStatus: choice(FUNDING_STATUSES),
  programme: line({ max: 200 }).optional(),
  callUrl: webAddress.optional(),
  callDeadline: day.optional(),
  budgetBand: choice(BUDGET_BANDS).optional(),
  isSeekingPartners: yesNo,
  needs: z.array(need).max(MOST_NEEDS),
  answerBy: day.optional(),
  partners: z.array(outsidePartner).max(MOST_PARTNERS),
  targetGroups: choices(TARGET_GROUPS, { max: 10 }),
  visibility: choice(PROJECT_VISIBILITIES),
  ethicsNotes: prose({ max: 2000 }).optional(),
  isUnescoNamePlanned: yesNo,
});

export type ProjectValues = z.output<typeof fields>;

type Complaint = { path: (keyof ProjectValues)[]; message: string };

/** The rules between answers. */
function* complaintsAbout(values: ProjectValues, today: string): Generator<Complaint> {
  const areMonths = [values.startMonth, values.endMonth].every((value) => month.safeParse(value).success);
  const months = areMonths ? monthsBetween(values.startMonth, values.endMonth) : 1;
  if (months < 1) yield { path: ["endMonth"], message: "projects:errors.end_before_start" };
  if (months > LONGEST_MONTHS) yield { path: ["endMonth"], message: "projects:errors.too_many_months" };
  const isCalling = values.fundingStatus === "seeking" || values.fundingStatus === "applied";
  if (isCalling && !values.programme) yield { path: ["programme"], message: "projects:errors.programme_required" };
  if (!values.isSeekingPartners) return;
  if (values.needs.length === 0) yield { path: ["needs"], message: "projects:errors.need_required" };
  if (values.answerBy && values.answerBy < today)
    yield { path: ["answerBy"], message: "projects:errors.answer_by_past" };
  const { answerBy, callDeadline } = values;
  if (answerBy && callDeadline && answerBy > callDeadline) {
    yield { path: ["answerBy"], message: "projects:errors.answer_by_after_call" };
  }
}

/** The whole posting, as it must be to be submitted. `today` is a calendar day, `YYYY-MM-DD`. */
export function projectSchema(today: string) {
  return fields.superRefine((values, context) => {
    for (const { path, message } of complaintsAbout(values, today)) context.addIssue({ code: "custom", path, message });
  });
}

/** What every saved form carries: the version it was opened at and, for a new one, who leads. */
export const saveSchema = z.object({
  version: whole(0, 1_000_000).optional(),
  leadInstitutionId: z.string().max(64).optional(),
});

export const PROJECT_FIELDS = Object.keys(fields.shape) as (keyof ProjectValues)[];
