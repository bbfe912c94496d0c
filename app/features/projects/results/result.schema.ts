import { z } from "zod";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import type { Field } from "#app/features/forms/field.ts";
import { plainDigits } from "#app/platform/numbers.ts";
import { line, prose, whole, whyNoDate } from "#app/platform/fields.ts";
import { readDay, readMonth } from "#app/platform/typed-dates.ts";
import { readDoi, readIsbn } from "./identifiers.ts";
import { LONGEST, MOST_NAMES, RESULT_FIELDS, type ResultForm } from "./result-fields.ts";

const EARLIEST = "1800";
const LATEST = "2199";

/** "2026", also as it is written in Russian and Kazakh: "2026 г.", "2026 ж." */
const readYearAlone = (text: string) => {
  const digits = /^(\d{4})\s*(?:(?:г|ж|год|года|жыл|жылы)\.?)?$/iu.exec(text.trim())?.[1];
  return digits && digits >= EARLIEST && digits <= LATEST ? digits : null;
};

/** A year, a month or a day, as exactly as it is known. */
const date = line({ max: LONGEST.date }).transform((text, context) => {
  const digits = plainDigits(text);
  // A day is a month too for whoever asks for one, so the day comes first.
  const read = readYearAlone(digits) ?? readDay(digits) ?? readMonth(digits);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: whyNoDate(text) ?? "results:error.date" });
  return z.NEVER;
});

const doi = line({ max: LONGEST.doi }).transform((text, context) => {
  const read = readDoi(text);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "results:error.doi" });
  return z.NEVER;
});

const isbn = line({ max: LONGEST.isbn }).transform((text, context) => {
  const read = readIsbn(text);
  if (read.ok) return read.isbn;
  context.addIssue({ code: "custom", message: `results:error.isbn_${read.fault}` });
  return z.NEVER;
});

/** The names of a text, one a line. */
export const namesIn = (text = ""): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((name) => name.replace(/\s+/g, " ").trim())
      .filter(Boolean),
  ),
];

const names = prose({ max: LONGEST.names }).refine(
  (text) => namesIn(text).length <= MOST_NAMES,
  "results:error.too_many_names",
);

const OWN: Partial<Record<string, z.ZodType>> = { date, doi, isbn, authors: names, otherInstitutions: names };

function fieldSchema(field: Field): z.ZodType {
  if (field.kind === "choices") return chosen(field, 0);
  const schema = OWN[field.key] ?? answerSchema(field as Parameters<typeof answerSchema>[0]);
  return field.need === "required" ? schema : schema.optional();
}

const fields = Object.fromEntries(RESULT_FIELDS.map((field) => [field.key, fieldSchema(field)]));

/** Ids of institutions that were chosen, each once. */
const institutionIds = z
  .array(z.string().max(100))
  .max(100)
  .transform((ids) => [...new Set(ids)]);

type SaidOfResult = ResultForm & {
  institutionIds: string[];
  version?: number;
  formKey?: string;
  /** The date about which the form has asked whether it is meant. */
  seenDate?: string;
};

const resultForm = z.object({
  ...fields,
  institutionIds,
  version: whole(0, 1_000_000_000).optional(),
  formKey: z.uuid().optional().catch(undefined),
  seenDate: date.optional().catch(undefined),
}) as unknown as z.ZodType<SaidOfResult>;

/** A date so many years before its project began is asked about once. */
const YEARS_BEFORE = 30;
export const DATE_EARLY = "results:error.date_early";

const yearIn = (text: string) => Number(text.slice(0, 4));

/**
 * The form of a result, on that day: it is dated in the next year at the latest, and asked about where it is dated long before its
 * project, which began at `began`. `version` is the one it was opened at, none of a new one, which has the key of its page instead.
 */
export const resultSchema = (today: string, began: string) =>
  resultForm
    .refine(({ date: dated }) => !dated || yearIn(dated) <= yearIn(today) + 1, {
      path: ["date"],
      message: "results:error.date_far",
      // Also where another field is wrong.
      when: hasDate,
    })
    .refine(
      ({ date: dated, seenDate }) => !dated || dated === seenDate || yearIn(dated) >= yearIn(began) - YEARS_BEFORE,
      {
        path: ["date"],
        message: DATE_EARLY,
        when: hasDate,
      },
    );

const hasDate = ({ value }: { value: unknown }) => typeof (value as Partial<SaidOfResult>).date === "string";

/** A button about a result as it stood when the page was opened. */
export const resultStepSchema = z.object({ version: whole(0, 1_000_000_000) });

/** It is sent back with what has to be different. */
export const sendBackSchema = resultStepSchema.extend({ note: prose({ min: 10, max: LONGEST.note }) });
