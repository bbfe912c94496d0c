import { z } from "zod";
import { type Field, NONE_OF_THEM, type Shape } from "#app/features/forms/field.ts";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { DEFAULT_LOCALE, isLocale } from "#app/i18n/locale.ts";
import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { daysAfter } from "#app/platform/days.ts";
import { month, whole } from "#app/platform/fields.ts";
import { readDay } from "#app/platform/typed-dates.ts";
import { POSTING_FIELDS, type ProjectValues } from "./posting-fields.ts";
import { LONGEST_MONTHS, monthsBetween, MOST_ANSWER_DAYS } from "./project.ts";

const isEmptyRow = (row: unknown) =>
  row === undefined ||
  (typeof row === "object" && row !== null && Object.values(row).every((value) => value === undefined || value === ""));

/** Rows of a list; those that were added and left wholly empty are none. */
const rowsOf = <Row extends z.ZodType>(row: Row, most: number) =>
  z
    .array(z.preprocess((value) => (isEmptyRow(value) ? null : value), row.nullable()))
    .max(most)
    .transform((rows) => rows.filter((one) => one !== null));

const fieldsSchema = (fields: readonly Field[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field)])));

function shapeSchema(shape: Shape): z.ZodType {
  if (shape.kind === "group") return fieldsSchema(shape.fields);
  if (shape.kind === "list") return rowsOf(shapeSchema(shape.item), shape.max);
  if (shape.kind === "whole") return whole(shape.min, shape.max);
  if (shape.kind === "year" || shape.kind === "decimal") throw new Error(`A posting asks no ${shape.kind}`);
  return answerSchema(shape);
}

// Choices and rows of which there are none are an empty list.
function fieldSchema(field: Field): z.ZodType {
  if (field.kind === "records") return answerSchema(field).optional();
  if (field.need === "required" || field.kind === "list") return shapeSchema(field);
  if (field.kind === "choices") return chosen(field, 0);
  return shapeSchema(field).optional();
}

/** Answers as far as they are given and well formed: the rules between them are checked beside those of each field. */
type Given = Partial<ProjectValues>;

/** What a posting is held against. */
export interface Asked {
  /** The association's day, `YYYY-MM-DD`. */
  today: string;
  /** Ids of the initiatives that can be chosen. */
  initiatives: readonly string[];
  /** Which of them it supports must be said, where there are any. */
  mustNameInitiatives: boolean;
  /** The written authorization to use the name or logo of UNESCO has to be there, and is not. */
  lacksAuthorization?: boolean;
  /** The questions of a template that a text leaves open. */
  unansweredIn?: (text: string) => string[];
}

interface Rule {
  field: keyof ProjectValues;
  message: string | ((given: Given, asked: Asked) => string);
  isBroken: (given: Given, asked: Asked) => boolean;
}

function monthsOf({ startMonth, endMonth }: Given): number | null {
  const areMonths = [startMonth, endMonth].every((value) => month.safeParse(value).success);
  return areMonths && startMonth && endMonth ? monthsBetween(startMonth, endMonth) : null;
}

/** Of two days that can be read; one that cannot has its error, and is no text then. */
function isBefore(...days: readonly unknown[]): boolean {
  const [first = null, second = null] = days.map((day) => (typeof day === "string" ? readDay(day) : null));
  return first !== null && second !== null && first < second;
}

const isIn = ({ textLanguage }: Given, locale: Locale) => textLanguage === locale;
const isElsewhere = ({ textLanguage }: Given) => Boolean(textLanguage) && !isLocale(textLanguage);

/** What the language of the text asks besides, and what it leaves to the text itself. */
const TEXT_RULES: readonly Rule[] = [
  ...TRANSLATED.map((locale) => ({
    field: fieldIn("title", locale),
    message: "projects:errors.title_of_text",
    isBroken: (given: Given) => isIn(given, locale) && !given[fieldIn("title", locale)],
  })),
  {
    field: "titleOriginal",
    message: "projects:errors.title_of_text",
    isBroken: (given) => isElsewhere(given) && !given.titleOriginal,
  },
  {
    field: "titleOriginal",
    message: "projects:errors.title_has_place",
    isBroken: (given) => isLocale(given.textLanguage) && Boolean(given.titleOriginal),
  },
  {
    field: "summaryEn",
    message: "projects:errors.summary_in_english",
    isBroken: (given) => Boolean(given.textLanguage) && !isIn(given, DEFAULT_LOCALE) && !given.summaryEn,
  },
  ...LOCALES.flatMap((locale) =>
    ([fieldIn("summary", locale), fieldIn("description", locale)] as const).map((field) => ({
      field,
      message: "projects:errors.text_is_original",
      isBroken: (given: Given) => isIn(given, locale) && Boolean(given[field]),
    })),
  ),
];

const openQuestions = ({ description }: Given, { unansweredIn }: Asked) =>
  typeof description === "string" ? (unansweredIn?.(description) ?? []) : [];

const RULES: readonly Rule[] = [
  ...TEXT_RULES,
  {
    field: "isUnescoNamePlanned",
    message: "projects:errors.authorization",
    isBroken: ({ isUnescoNamePlanned }, { lacksAuthorization = false }) =>
      lacksAuthorization && isUnescoNamePlanned === true,
  },
  {
    field: "description",
    message: (given, asked) =>
      encodeError("projects:errors.template_unanswered", { questions: openQuestions(given, asked).join("; ") }),
    isBroken: (given, asked) => openQuestions(given, asked).length > 0,
  },
  {
    field: "endMonth",
    message: "projects:errors.end_before_start",
    isBroken: (given) => (monthsOf(given) ?? 1) < 0,
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
    isBroken: ({ isSeekingPartners, answerBy }, { today }) => isSeekingPartners === true && isBefore(answerBy, today),
  },
  {
    field: "answerBy",
    message: "projects:errors.answer_by_too_far",
    isBroken: ({ isSeekingPartners, answerBy }, { today }) =>
      isSeekingPartners === true && isBefore(daysAfter(today, MOST_ANSWER_DAYS), answerBy),
  },
  {
    field: "answerBy",
    message: "projects:errors.answer_by_after_call",
    isBroken: ({ isSeekingPartners, answerBy, callDeadline }) =>
      isSeekingPartners === true && isBefore(callDeadline, answerBy),
  },
  {
    field: "initiatives",
    message: "projects:errors.initiative_required",
    isBroken: ({ initiatives: named = [] }, { initiatives, mustNameInitiatives }) =>
      mustNameInitiatives && initiatives.length > 0 && named.length === 0,
  },
  {
    field: "initiatives",
    message: "projects:errors.initiative_gone",
    isBroken: ({ initiatives: named = [] }, { initiatives }) =>
      named.some((id) => id !== NONE_OF_THEM && !initiatives.includes(id)),
  },
];

/** The whole posting, as it must be to be submitted. */
export function projectSchema(asked: Asked) {
  const fields = fieldsSchema(POSTING_FIELDS) as unknown as z.ZodType<ProjectValues>;
  return RULES.reduce(
    (schema, { field, message, isBroken }) =>
      schema.refine((given) => !isBroken(given, asked), {
        path: [field],
        error: ({ input }) => (typeof message === "string" ? message : message(input as Given, asked)),
        when: () => true,
      }),
    fields,
  );
}
