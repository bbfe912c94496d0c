import { sql } from "drizzle-orm";
import {
  codeText,
  email,
  enumText,
  index,
  integer,
  json,
  orderedId,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

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
    locale: codeText(LOCALES),
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
    requestedById: person().notNull(),
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
    /** What an applicant had typed and not sent of questions that are no longer asked, for the applicants alone. */
    answersDropped: json<Record<string, unknown>>(),
  },
  (t) => [
    uniqueIndex("information_requests_standing_unique")
      .on(t.applicationId, t.round)
      .where(sql`taken_back_at is null`),
  ],
);

/**
 * A request beyond the rounds one person may ask alone; in a table of its own so that nothing shown to the applicant can
 * include one. It waits while the file names who prepared it; the file going on ends that.
 */
export const preparedRequests = table(
  "prepared_requests",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    fields: json<string[]>().notNull(),
    documents: json<string[]>().notNull(),
    message: text().notNull(),
    preparedById: person().notNull(),
    preparedAt: timestamp().notNull(),
    answer: enumText(["agreed", "declined"]),
    answeredById: person(),
    answeredAt: timestamp(),
    /** Why a second person did not agree. */
    reason: text(),
  },
  (t) => [index("prepared_requests_application").on(t.applicationId)],
);

/** Notes of the secretariat; in a table of their own so that nothing shown to the applicant can include one. */
export const applicationNotes = table(
  "application_notes",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    authorId: person().notNull(),
    body: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("application_notes_application").on(t.applicationId, t.createdAt)],
);
