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
import { LIMITS } from "./lengths.ts";
import { LONGEST_MONTHS, monthsBetween } from "./project.ts";

const yesNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

const MOST_NEEDS = 10;
const MOST_PARTNERS = 20;

const need = z.object({
  role: line({ max: 120 }),
  expertise: prose({ max: LIMITS.expertise }),
  orgKind: choice(ORG_KINDS).optional(),
  countries: countries({ max: 30 }),
  number: whole(1, 50),
  tasks: prose({ max: LIMITS.tasks }),
});

const outsidePartner = z.object({
  name: line({ min: 2, max: 200 }),
  country,
  role: line({ max: 200 }),
});

const isEmptyRow = (row: unknown) =>
  row === undefined ||
  (typeof row === "object" && row !== null && Object.values(row).every((value) => value === undefined || value === ""));

/** Rows of a list; those that were added and left wholly empty are none. */
const rowsOf = <Row extends z.ZodType>(row: Row, most: number) =>
  z
    .array(z.preprocess((value) => (isEmptyRow(value) ? null : value), row.nullable()))
    .max(most)
    .transform((rows) => rows.filter((one) => one !== null));

/** What a posting asks, after the forms of Erasmus+ (KA220), Horizon and the partner-search tools. */
const fields = z.object({
  titleEn: line({ min: 10, max: 200 }),
  titleRu: line({ min: 10, max: 200 }).optional(),
  titleKk: line({ min: 10, max: 200 }).optional(),
  acronym: line({ max: 20 }).optional(),
  kind: choice(PROJECT_KINDS),
  summary: prose({ min: 300, max: LIMITS.summary }),
  description: prose({ max: LIMITS.description }),
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
  needs: rowsOf(need, MOST_NEEDS),
  answerBy: day.optional(),
  partners: rowsOf(outsidePartner, MOST_PARTNERS),
  targetGroups: choices(TARGET_GROUPS, { max: 10 }),
  visibility: choice(PROJECT_VISIBILITIES),
  ethicsNotes: prose({ max: LIMITS.ethicsNotes }).optional(),
  isUnescoNamePlanned: yesNo,
});

export type ProjectValues = z.output<typeof fields>;

/** Answers as far as they are given and well formed: the rules between them are checked beside those of each field. */
type Given = Partial<ProjectValues>;

interface Rule {
  field: keyof ProjectValues;
  message: string;
  isBroken: (given: Given, today: string) => boolean;
}

function monthsOf({ startMonth, endMonth }: Given): number | null {
  const areMonths = [startMonth, endMonth].every((value) => month.safeParse(value).success);
  return areMonths && startMonth && endMonth ? monthsBetween(startMonth, endMonth) : null;
}

const RULES: readonly Rule[] = [
  {
    field: "endMonth",
    message: "projects:errors.end_before_start",
    isBroken: (given) => (monthsOf(given) ?? 1) < 1,
  },
  {
    field: "endMonth",
    message: "projects:errors.too_many_months",
    isBroken: (given) => (monthsOf(given) ?? 1) > LONGEST_MONTHS,
  },
  {
    field: "programme",
    message: "projects:errors.programme_required",
    isBroken: ({ fundingStatus, programme }) =>
      (fundingStatus === "seeking" || fundingStatus === "applied") && !programme,
  },
  {
    field: "needs",
    message: "projects:errors.need_required",
    isBroken: ({ isSeekingPartners, needs }) => isSeekingPartners === true && needs?.length === 0,
  },
  {
    field: "answerBy",
    message: "projects:errors.answer_by_past",
    isBroken: ({ isSeekingPartners, answerBy }, today) =>
      isSeekingPartners === true && answerBy !== undefined && answerBy < today,
  },
  {
    field: "answerBy",
    message: "projects:errors.answer_by_after_call",
    isBroken: ({ isSeekingPartners, answerBy, callDeadline }) =>
      isSeekingPartners === true && answerBy !== undefined && callDeadline !== undefined && answerBy > callDeadline,
  },
];

/** The whole posting, as it must be to be submitted. `today` is a calendar day, `YYYY-MM-DD`. */
export function projectSchema(today: string) {
  return RULES.reduce(
    (schema, { field, message, isBroken }) =>
      schema.refine((given) => !isBroken(given, today), { path: [field], message, when: () => true }),
    fields,
  );
}

export const PROJECT_FIELDS = Object.keys(fields.shape) as (keyof ProjectValues)[];
