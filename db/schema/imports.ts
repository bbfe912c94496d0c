import {
  codeText,
  email,
  enumText,
  id,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import {
  IMPORT_KEYS,
  IMPORT_KINDS,
  IMPORT_OUTCOMES,
  IMPORT_RESULTS,
  IMPORT_STATES,
  RECORD_SUBJECTS,
} from "../vocabulary-imports.ts";
import type { DateOrder, ImportField } from "../vocabulary-imports.ts";
import { PROSPECT_STATES } from "../vocabulary-prospects.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

/** What holds for rows of a list that do not say it themselves. */
export interface ImportDefaults {
  country: string | null;
  type: string;
  control: string;
  category: string;
  city?: string | null;
  since?: string | null;
  /** The language of official names whose letters do not tell it. */
  officialLanguage?: string | null;
  /** How days such as 03/04/2016 are written. */
  dateOrder?: DateOrder | null;
  /** A day of the list that has two readings. */
  unclearDay?: string | null;
}

/** What is wrong with a row: the field it is said of, and the key of the sentence with its values, encoded. */
export interface ImportProblem {
  field: ImportField | null;
  message: string;
  /** Only said: it keeps the row from nothing. */
  isNote?: true;
}

/** What a row makes other than it was, as it is shown; null for nothing. */
export interface ImportChange {
  field: ImportField;
  before: string | null;
  after: string;
}

/** What a row of a list says, read; what it does not say is not there. */
export type ImportFacts = Partial<Record<ImportField, string>>;

/** A list of members or prospects that somebody brought in: read, then set out in columns, looked through, written, undone. */
export const imports = table(
  "imports",
  {
    id: id(),
    kind: codeText(IMPORT_KINDS).notNull(),
    state: enumText(IMPORT_STATES).notNull(),
    fileName: text().notNull(),
    /** The words above the columns, as the file has them. */
    headings: json<string[]>().notNull(),
    /** Which field each column is; null for one that is not taken over. */
    mapping: json<(ImportField | null)[]>().notNull(),
    key: codeText(IMPORT_KEYS).notNull(),
    defaults: json<ImportDefaults>().notNull(),
    /** Raised by every step, so that of two presses one does it. */
    version: integer().notNull(),
    createdById: person(),
    createdAt: timestamp().notNull(),
    confirmedById: person(),
    confirmedAt: timestamp(),
    writtenAt: timestamp(),
    undoneById: person(),
    undoneAt: timestamp(),
  },
  (t) => [index("imports_state").on(t.state), index("imports_created").on(t.createdAt)],
);

/** One row of a list, what was found about it, and what became of it. */
export const importRows = table(
  "import_rows",
  {
    importId: text()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Its number in the file, as a spreadsheet counts. */
    line: integer().notNull(),
    cells: json<string[]>().notNull(),
    result: enumText(IMPORT_RESULTS),
    facts: json<ImportFacts>(),
    problems: json<ImportProblem[]>(),
    changes: json<ImportChange[]>(),
    /**
     * The institution or the prospect it is about, or looks like, or `row:` with the line of the new one it may be; null
     * for any other new one until it is written.
     */
    subjectId: text(),
    outcome: enumText(IMPORT_OUTCOMES),
    /** Why nothing was written, or why it was not undone. */
    reason: text(),
    /** The version the record had after it was written. */
    writtenVersion: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index("import_rows_result").on(t.importId, t.result),
    index("import_rows_outcome").on(t.importId, t.outcome),
  ],
);

/** A university the association knows and would have as a member: in no directory, seen by the secretariat alone. */
export const prospects = table(
  "prospects",
  {
    id: id(),
    name: text().notNull(),
    nameOfficial: text().notNull(),
    nameRu: text(),
    nameKk: text(),
    acronym: text(),
    country: text().notNull(),
    city: text(),
    website: text(),
    domain: text(),
    registryId: text(),
    sortName: text().notNull(),
    state: enumText(PROSPECT_STATES).notNull().default("new"),
    /** Who said by the link of a letter that it is theirs. */
    claimedById: person(),
    applicationId: text().references(() => applications.id, { onDelete: "set null" }),
    version: integer().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [
    index("prospects_sort").on(t.sortName, t.id),
    index("prospects_registry").on(t.registryId),
    index("prospects_state").on(t.state),
    index("prospects_claimed").on(t.claimedById),
    index("prospects_application").on(t.applicationId),
  ],
);

/** Who can be written to about a record that has no account yet, as a list said. Seen by the secretariat alone. */
export const recordContacts = table(
  "record_contacts",
  {
    id: id(),
    subjectType: codeText(RECORD_SUBJECTS).notNull(),
    subjectId: text().notNull(),
    name: text(),
    email: email().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("record_contacts_subject_unique").on(t.subjectType, t.subjectId)],
);
