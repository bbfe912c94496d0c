import { sql } from "drizzle-orm";
import {
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
import type { Locale } from "../locales.ts";
import { APPEAL_OUTCOMES, APPEAL_STATES } from "../vocabulary-afterwards.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { applicationDecisions, type DraftedLetter, type ReaderLanguages } from "./decisions.ts";
import { files } from "./files.ts";

/** What an applicant brings before the panel against a refusal; of one file one at a time. */
export const appeals = table(
  "appeals",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    /** The refusal it is against. */
    decisionId: text()
      .notNull()
      .references(() => applicationDecisions.id),
    state: enumText(APPEAL_STATES).notNull(),
    grounds: json<string[]>().notNull(),
    body: text().notNull(),
    /** Raised by every change of what the applicant wrote. */
    version: integer().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    lodgedById: person(),
    lodgedAt: timestamp(),
    /** By when the panel decides. */
    dueAt: timestamp(),
    /** What the panel has found, as two of it agreed; told when it takes effect. */
    outcome: enumText(APPEAL_OUTCOMES),
    reasons: text(),
    decidedAt: timestamp(),
    /** While what was found is held: when it takes effect. Null once it has. */
    heldUntil: timestamp(),
    closedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("appeals_open_unique")
      .on(t.applicationId)
      .where(sql`state in ('draft', 'lodged')`),
    index("appeals_held").on(t.heldUntil),
  ],
);

/** A decision of the panel with its letter, as one of it wrote it: a draft, then a version that others agree to or edit. */
export const appealFindings = table(
  "appeal_findings",
  {
    id: orderedId(),
    appealId: text()
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    authorId: person().notNull(),
    outcome: enumText(APPEAL_OUTCOMES).notNull(),
    reasons: text().notNull(),
    letters: json<Partial<Record<Locale, DraftedLetter>>>().notNull(),
    /** Null of a draft. */
    languages: json<ReaderLanguages>(),
    updatedAt: timestamp().notNull(),
    /** Null while its author alone sees it; after that it never changes. */
    proposedAt: timestamp(),
  },
  (t) => [
    uniqueIndex("appeal_findings_draft_unique")
      .on(t.appealId, t.authorId)
      .where(sql`proposed_at is null`),
    index("appeal_findings_appeal").on(t.appealId),
  ],
);

/** To which version each member of the panel says yes. */
export const appealVotes = table(
  "appeal_votes",
  {
    appealId: text()
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    findingId: text()
      .notNull()
      .references(() => appealFindings.id, { onDelete: "cascade" }),
    castAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.appealId, t.userId] })],
);

/** Evidence; apart from the documents of the application, which stay as they were decided on. */
export const appealDocuments = table(
  "appeal_documents",
  {
    id: id(),
    appealId: text()
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    fileId: text()
      .notNull()
      .references(() => files.id),
    createdAt: timestamp().notNull(),
    removedAt: timestamp(),
  },
  (t) => [index("appeal_documents_appeal").on(t.appealId)],
);
