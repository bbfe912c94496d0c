import {
  codeText,
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
import { LOCALES } from "../locales.ts";
import {
  APPLICATION_STATUSES,
  CAME_BACK,
  CHECK_RESULTS,
  CHECKS,
  DOCUMENT_KINDS,
  MEMBERSHIP_CATEGORIES,
} from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
import { institutions } from "./members.ts";

/** Something the machine noticed: a code of the catalogue with the values its sentence names. */
export interface CheckFinding {
  code: string;
  values: Record<string, string>;
}

/** One institution's request to join. What it says is in its sections; what was decided, in rows of their own. */
export const applications = table(
  "applications",
  {
    id: id(),
    caseNumber: text(),
    status: enumText(APPLICATION_STATUSES).notNull(),
    /** The category the answers lead to; the recommendation may name another. */
    category: enumText(MEMBERSHIP_CATEGORIES).notNull(),
    locale: codeText(LOCALES).notNull(),
    ownerId: person().notNull(),
    precheck: json<Record<string, string>>().notNull(),
    registryId: text(),
    // Mirrored from the identity section, for lists and search.
    institutionName: text().notNull(),
    country: text().notNull(),
    city: text(),
    coordinatorId: person(),
    institutionId: text().references(() => institutions.id),
    /** Raised by every change of state; a decision that names an older one is stale. */
    version: integer().notNull(),
    search: text().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    statusChangedAt: timestamp().notNull(),
    /** When whoever acts next should have acted. */
    dueAt: timestamp(),
    submittedAt: timestamp(),
    decidedAt: timestamp(),
    /** Why the file is in the coordinator's hands again; null once it has gone on. */
    cameBack: enumText(CAME_BACK),
    /** Who prepared a request for information that waits for a second person's consent; null while none does. */
    requestPreparedById: person(),
    /** Who proposed to correct the decision or to open the file again, as long as that waits for a second person. */
    amendmentProposedById: person(),
  },
  (t) => [
    uniqueIndex("applications_case_number_unique").on(t.caseNumber),
    index("applications_status").on(t.status, t.statusChangedAt),
    // What the queue counts, filters and sorts by is read from the index alone.
    index("applications_queue").on(
      t.status,
      t.country,
      t.coordinatorId,
      t.caseNumber,
      t.category,
      t.cameBack,
      t.dueAt,
      t.submittedAt,
      t.requestPreparedById,
      t.amendmentProposedById,
      t.institutionName,
      t.institutionId,
      t.id,
    ),
    index("applications_coordinator").on(t.coordinatorId),
    index("applications_country").on(t.country),
    index("applications_owner").on(t.ownerId),
    index("applications_registry").on(t.registryId),
  ],
);

/** Answers of one section of the form, as saved. `version` is what an edit must name, so that nobody overwrites unseen. */
export const applicationSections = table(
  "application_sections",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    section: text().notNull(),
    answers: json<Record<string, unknown>>().notNull(),
    version: integer().notNull(),
    savedAt: timestamp().notNull(),
    savedById: person().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.section] })],
);

/** The whole file as the head confirmed it, or as it stood after an answer to a request; never changed. */
export const applicationVersions = table(
  "application_versions",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    answers: json<Record<string, Record<string, unknown>>>().notNull(),
    sha256: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("application_versions_number_unique").on(t.applicationId, t.number)],
);

export const applicationDocuments = table(
  "application_documents",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    kind: codeText(DOCUMENT_KINDS).notNull(),
    fileId: text()
      .notNull()
      .references(() => files.id),
    summary: text(),
    issuedOn: text(),
    expiresOn: text(),
    createdAt: timestamp().notNull(),
    /** A replaced document stays with the file it was part of. */
    removedAt: timestamp(),
  },
  (t) => [index("application_documents_application").on(t.applicationId, t.kind)],
);

export const applicationChecks = table(
  "application_checks",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    check: codeText(CHECKS).notNull(),
    /** The result in force: a person's, or the machine's as long as nobody has judged. */
    result: enumText(CHECK_RESULTS).notNull(),
    /** What the machine found last; kept beside a person's result, never put in its place. */
    automaticResult: enumText(CHECK_RESULTS),
    /** The machine's findings as codes with values, translated when shown; a person's own words are in `note`. */
    findings: json<CheckFinding[]>().notNull(),
    note: text(),
    evidenceUrl: text(),
    /** Who judged; null while the machine's result stands. */
    actorId: person(),
    /** Raised by every change; an edit that names an older one is stale. */
    version: integer().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.check] })],
);
