import { sql } from "drizzle-orm";
import {
  boolean,
  email,
  enumText,
  id,
  index,
  integer,
  json,
  orderedId,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { APPLICATION_STATUSES, CHECK_RESULTS, CHECKS, DOCUMENT_KINDS, MEMBERSHIP_CATEGORIES } from "../vocabulary.ts";
import { users } from "./accounts.ts";
import { files } from "./files.ts";

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
    locale: enumText(LOCALES).notNull(),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    precheck: json<Record<string, string>>().notNull(),
    registryId: text(),
    // Mirrored from the identity section, for lists and search.
    institutionName: text().notNull(),
    country: text().notNull(),
    city: text(),
    coordinatorId: text(),
    institutionId: text(),
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
    cameBack: enumText(["answered", "returned", "deferred", "corrected", "free"]),
  },
  (t) => [
    uniqueIndex("applications_case_number_unique").on(t.caseNumber),
    index("applications_status").on(t.status, t.statusChangedAt),
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
    savedById: text().notNull(),
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
    kind: enumText(DOCUMENT_KINDS).notNull(),
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

/** A link sent to the head of the institution, and the answer. Only the SHA-256 of its token is kept. */
export const headConfirmations = table(
  "head_confirmations",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    tokenSha256: text().notNull(),
    headName: text().notNull(),
    headEmail: email().notNull(),
    contentSha256: text().notNull(),
    sentAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
    remindersSent: integer().notNull(),
    /** The language in which the head answered. */
    locale: enumText(LOCALES),
    answer: enumText(["confirmed", "declined"]),
    answeredAt: timestamp(),
    signedName: text(),
    signedPosition: text(),
    declineReason: text(),
    cancelledAt: timestamp(),
  },
  (t) => [
    uniqueIndex("head_confirmations_token_unique").on(t.tokenSha256),
    index("head_confirmations_application").on(t.applicationId),
  ],
);

export const applicationChecks = table(
  "application_checks",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    check: enumText(CHECKS).notNull(),
    /** The result in force: a person's, or the machine's as long as nobody has judged. */
    result: enumText(CHECK_RESULTS).notNull(),
    /** What the machine found last; kept beside a person's result, never put in its place. */
    automaticResult: enumText(CHECK_RESULTS),
    /** The machine's findings as codes with values, translated when shown; a person's own words are in `note`. */
    findings: json<CheckFinding[]>().notNull(),
    note: text(),
    evidenceUrl: text(),
    /** Who judged; null while the machine's result stands. */
    actorId: text(),
    /** Raised by every change; an edit that names an older one is stale. */
    version: integer().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.check] })],
);

/** What the applicant was asked to correct: exactly these fields (`section.field`) and documents may then be changed. */
export const informationRequests = table(
  "information_requests",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    round: integer().notNull(),
    fields: json<string[]>().notNull(),
    documents: json<string[]>().notNull(),
    message: text().notNull(),
    requestedById: text().notNull(),
    requestedAt: timestamp().notNull(),
    dueAt: timestamp().notNull(),
    /** By when the file was to be checked when this was asked. */
    checkDueAt: timestamp(),
    answeredAt: timestamp(),
    /** When more was asked, or the message corrected, while nothing was answered. */
    changedAt: timestamp(),
    /** A request taken back was never answered and does not count as a round. */
    takenBackAt: timestamp(),
    answersBefore: json<Record<string, unknown>>().notNull(),
    answersAfter: json<Record<string, unknown>>(),
  },
  (t) => [
    uniqueIndex("information_requests_standing_unique")
      .on(t.applicationId, t.round)
      .where(sql`taken_back_at is null`),
  ],
);

/** Letters between the applicant and the secretariat. */
export const applicationMessages = table(
  "application_messages",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    authorId: text().notNull(),
    isFromApplicant: boolean().notNull(),
    body: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("application_messages_application").on(t.applicationId, t.createdAt)],
);

/** Notes of the secretariat; in a table of their own so that nothing shown to the applicant can include one. */
export const applicationNotes = table(
  "application_notes",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    authorId: text().notNull(),
    body: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("application_notes_application").on(t.applicationId, t.createdAt)],
);
