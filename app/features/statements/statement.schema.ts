import { z } from "zod";
import { isCurrency } from "#app/features/dues/money.ts";
import { prose } from "#app/platform/fields.ts";
import { MOST_SHEET_COLUMNS } from "#app/platform/read-sheet.ts";
import { DATE_ORDERS } from "#db/vocabulary-imports.ts";
import { STATEMENT_FIELDS } from "#db/vocabulary-statements.ts";
import { LINE_NOTES, type LineNote } from "./judge-lines.ts";
import { invoiceField, LONGEST_ASIDE, MOST_LINES } from "./statement.ts";

const version = z.coerce.number().int().min(1).max(1_000_000);

/** What a column is that is not read. */
export const NO_FIELD = "none";

const column = z.enum([...STATEMENT_FIELDS, NO_FIELD]).transform((field) => (field === NO_FIELD ? undefined : field));

export const stepSchema = z.object({ version });

/** A line that is ticked, with what the page told of it: the number of its invoice and its notes. */
export interface Ticked {
  line: number;
  number?: string;
  told: readonly LineNote[];
}

/** What a box of a line sends, so that nothing is noted of which the page did not tell. */
export const tickOf = ({ line, number = "", told }: Ticked): string => [line, number, ...told].join(" ");

const LONGEST_TICK = 300;
const isNote = (text: string): text is LineNote => (LINE_NOTES as readonly string[]).includes(text);

const ticked = z
  .string()
  .max(LONGEST_TICK)
  .regex(/^\d{1,6}(?: |$)/)
  .transform((text): Ticked => {
    const [line = "", number = "", ...told] = text.split(" ");
    return { line: Number(line), ...(number !== "" && { number }), told: told.filter(isNote) };
  });

/** Notes the payments of the lines that are ticked. */
export const confirmSchema = stepSchema.extend({
  lines: z
    .array(ticked, "statements:wrong.no_line")
    .max(MOST_LINES)
    .default([])
    .refine((lines) => lines.length > 0, "statements:wrong.no_line"),
});

const line = z.coerce.number().int().min(1).max(999_999);

/** Sets the ticked lines aside, with the reason. */
export const asideSchema = stepSchema.extend({
  aside: z
    .array(line, "statements:wrong.none_aside")
    .max(MOST_LINES)
    .default([])
    .refine((lines) => lines.length > 0, "statements:wrong.none_aside"),
  reason: prose({ max: LONGEST_ASIDE }),
});

/** Takes a line up again. */
export const takeUpSchema = stepSchema.extend({ line });

/** Puts lines to the invoices whose numbers are typed; an empty field puts its line to none. */
export const chooseSchema = (lines: readonly number[]) =>
  z.object(Object.fromEntries(lines.map((line) => [invoiceField(line), z.string().trim().max(60).default("")])));

/** What the columns of a statement are; `isDayUnclear` where a day of it has two readings. */
export const columnsSchema = (isDayUnclear: boolean) =>
  stepSchema
    .extend({
      columns: z.array(column.optional()).max(MOST_SHEET_COLUMNS),
      currency: z
        .string()
        .max(20)
        .transform((text) => text.trim().toUpperCase())
        .refine(isCurrency, "dues:wrong.currency"),
      dateOrder: z.enum(DATE_ORDERS).optional(),
    })
    .superRefine(({ columns, dateOrder }, context) => {
      const say = (message: string, ...path: (string | number)[]) =>
        context.addIssue({ code: "custom", path, message });
      columns.forEach((field, at) => {
        if (field && columns.indexOf(field) < at) say("imports:error.column_twice", "columns", at);
      });
      const has = (field: (typeof STATEMENT_FIELDS)[number]) => columns.includes(field);
      if (!has("date")) say("statements:wrong.no_date", "columns", 0);
      else if (!has("amount") && !has("credit")) say("statements:wrong.no_amount", "columns", 0);
      else if (!has("purpose") && !has("payer")) say("statements:wrong.no_purpose", "columns", 0);
      if (isDayUnclear && !dateOrder) say("imports:error.no_order", "dateOrder");
    });
export type StatementColumns = z.output<ReturnType<typeof columnsSchema>>;
