import { enumText, id, index, integer, json, primaryKey, table, text, timestamp } from "../kit.ts";
import type { DateOrder } from "../vocabulary-imports.ts";
import { LINE_OUTCOMES, LINE_RESULTS, STATEMENT_STATES, type StatementField } from "../vocabulary-statements.ts";
import { person } from "./accounts.ts";
import { duesInvoices } from "./dues.ts";

/** A statement of a bank that somebody of the secretariat brought in: read, set out in columns, looked through, noted. */
export const duesStatements = table(
  "dues_statements",
  {
    id: id(),
    state: enumText(STATEMENT_STATES).notNull(),
    fileName: text().notNull(),
    /** The words above the columns, as the file has them. */
    headings: json<string[]>().notNull(),
    mapping: json<(StatementField | null)[]>().notNull(),
    /** Of lines that do not say it themselves. */
    currency: text().notNull(),
    dateOrder: text().$type<DateOrder>(),
    /** A day of the file that has two readings. */
    unclearDay: text(),
    version: integer().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("dues_statements_created").on(t.createdAt)],
);

/** One line of a statement, with what became of it, and then what it was found to be. What is left is judged as things stand. */
export const duesStatementLines = table(
  "dues_statement_lines",
  {
    statementId: text()
      .notNull()
      .references(() => duesStatements.id, { onDelete: "cascade" }),
    /** Its number in the file, as a spreadsheet counts. */
    line: integer().notNull(),
    cells: json<string[]>().notNull(),
    result: enumText(LINE_RESULTS),
    invoiceId: text().references(() => duesInvoices.id),
    outcome: enumText(LINE_OUTCOMES),
    /** Why it was not noted, a key of the catalogue; of a line that was set aside, the words of whoever did. */
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.line] })],
);
