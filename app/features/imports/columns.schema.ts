import { z } from "zod";
import { day, flag, line, ticked } from "#app/platform/fields.ts";
import { MOST_SHEET_COLUMNS } from "#app/platform/read-sheet.ts";
import { isCountryCode } from "#db/countries.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { DATE_ORDERS, IMPORT_FIELDS, IMPORT_KEYS, IMPORT_KINDS, type ImportKind } from "#db/vocabulary-imports.ts";
import { CONTROLS, INSTITUTION_TYPES, LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import { yearAlone } from "./year-alone.ts";
import { COLUMNS_OF_KEY, hasField, keysOf, LONGEST_CITY, NAME_FIELDS, ROWS_A_PAGE } from "./imports.ts";

export const uploadSchema = z.object({ kind: z.enum(IMPORT_KINDS) });

const version = z.coerce.number().int().min(1).max(1_000_000);

export const stepSchema = z.object({ version });
export const undoSchema = stepSchema.extend({ sure: ticked });

/** Which rows that look like a record that is here are written as new ones. */
export const similarSchema = stepSchema
  .extend({ lines: z.array(z.coerce.number().int().min(1)).max(ROWS_A_PAGE).default([]), isAll: flag })
  .refine(({ lines, isAll }) => isAll || lines.length > 0, { path: ["lines"], message: "imports:error.no_row" });
export type SimilarDecision = z.output<typeof similarSchema>;

/** What a column is that is not taken over. */
export const NO_FIELD = "none";

const column = z.enum([...IMPORT_FIELDS, NO_FIELD]).transform((field) => (field === NO_FIELD ? undefined : field));
const columns = z.array(column.optional()).max(MOST_SHEET_COLUMNS);

/** A year alone is its first day, as in a column of the list. */
function fromYear(typed: unknown): unknown {
  const year = typeof typed === "string" ? yearAlone(typed) : null;
  return year === null ? typed : `${year}-01-01`;
}

interface Days {
  /** A day of the list has two readings. */
  isUnclear?: boolean;
  /** The association's day: since a later one nobody is a member yet. */
  today?: string;
}

/** What the columns of a list are, by what its rows are known again, and what holds for all of them. */
export function columnsSchema(kind: ImportKind, { isUnclear = false, today }: Days = {}) {
  const whole = z.object({
    version,
    columns,
    key: z.enum(IMPORT_KEYS).refine((key) => keysOf(kind).includes(key)),
    country: z.string().refine(isCountryCode).optional(),
    type: z.enum(INSTITUTION_TYPES).default("university"),
    control: z.enum(CONTROLS).default("public"),
    category: z.enum(MEMBERSHIP_CATEGORIES).default("full"),
    city: line({ max: LONGEST_CITY }).optional(),
    since: z.preprocess(fromYear, day.optional()),
    dateOrder: z.enum(DATE_ORDERS).optional(),
    officialLanguage: z.enum(LANGUAGES).optional(),
    isHeadless: flag,
  });
  return whole.superRefine(({ columns: chosen, key, country, dateOrder, since }, context) => {
    const say = (message: string, ...path: (string | number)[]) => context.addIssue({ code: "custom", path, message });
    chosen.forEach((field, column) => {
      if (field && (!hasField(kind, field) || chosen.indexOf(field) < column))
        say("imports:error.column_twice", "columns", column);
    });
    // By another mark a list may be of records that are here alone, which do without: each new row is told that it needs one.
    if (key === "name" && !NAME_FIELDS.some((field) => chosen.includes(field)))
      say("imports:error.no_name", "columns", 0);
    if (!COLUMNS_OF_KEY[key].some((field) => chosen.includes(field))) say("imports:error.no_key", "key");
    const hasDays = chosen.includes("since") || chosen.includes("until");
    if (isUnclear && hasDays && !dateOrder) say("imports:error.no_order", "dateOrder");
    if (today && since && since > today) say("imports:error.since_to_come", "since");
    // A list that knows its rows by number may be of members that are here alone, which do without.
    if (!country && !chosen.includes("country") && key !== "number") say("imports:error.no_country", "country");
  });
}

export type ColumnsChosen = z.output<ReturnType<typeof columnsSchema>>;
