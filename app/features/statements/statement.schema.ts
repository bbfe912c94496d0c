import { z } from "zod";
import { isCurrency } from "#app/features/dues/money.ts";
import { flag, prose } from "#app/platform/fields.ts";
import { MOST_SHEET_COLUMNS } from "#app/platform/read-sheet.ts";
import { DATE_ORDERS } from "#db/vocabulary-imports.ts";
import { STATEMENT_FIELDS } from "#db/vocabulary-statements.ts";
import { LINE_NOTES, type LineNote } from "./judge-lines.ts";
import type { Part } from "./payable.ts";
import { MOST_PARTS } from "./split-transfer.ts";
import { invoiceField, LONGEST_ASIDE, MOST_LINES } from "./statement.ts";

const version = z.coerce.number().int().min(1).max(1_000_000);

/** What a column is that is not read. */
export const NO_FIELD = "none";

const column = z.enum([...STATEMENT_FIELDS, NO_FIELD]).transform((field) => (field === NO_FIELD ? undefined : field));

export const stepSchema = z.object({ version });

/** An invoice that the page showed beside a line, and what of the line is for it; all of it where that is not said. */
interface TickedPart {
  number: string;
  amountMinor?: number;
}

/** A line that is ticked, with what the page told of it: its invoices and its notes. */
export interface Ticked {
  line: number;
  parts: readonly TickedPart[];
  told: readonly LineNote[];
}

const partText = ({ number, amountMinor }: TickedPart) =>
  amountMinor === undefined ? number : `${number}=${amountMinor}`;

/** What a box of a line sends, so that nothing is noted of which the page did not tell. */
export const tickOf = ({ line, parts, told }: Ticked): string =>
  [line, parts.map(partText).join("+"), ...told].join(" ");

/** What a box says of the invoices of a line: of one alone no sum, which is that of the line. */
export const partsTicked = (parts: readonly Part[]): TickedPart[] =>
  parts.map(({ invoice: { number }, amountMinor }) => (parts.length > 1 ? { number, amountMinor } : { number }));

/** Whether a box was ticked beside just these invoices, with these sums. */
export const isTickedFor = ({ parts: ticked }: Ticked, parts: readonly Part[]): boolean =>
  ticked.map(partText).join("+") === partsTicked(parts).map(partText).join("+");

const LONGEST_TICK = 400;
const isNote = (text: string): text is LineNote => (LINE_NOTES as readonly string[]).includes(text);

function readPart(text: string): TickedPart {
  const [number = "", amount] = text.split("=");
  return amount === undefined ? { number } : { number, amountMinor: Number(amount) };
}

const PARTS = /^(?:[^+=]+|[^+=]+=[1-9]\d{0,14}(?:\+[^+=]+=[1-9]\d{0,14})+)?$/;

const ticked = z
  .string()
  .max(LONGEST_TICK)
  .regex(/^\d{1,6}(?: |$)/)
  .refine((text) => PARTS.test(text.split(" ")[1] ?? ""))
  .transform((text): Ticked => {
    const [line = "", parts = "", ...told] = text.split(" ");
    return {
      ...{ line: Number(line), told: told.filter(isNote) },
      parts: parts === "" ? [] : parts.split("+").slice(0, MOST_PARTS).map(readPart),
    };
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
      isHeadless: flag,
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
