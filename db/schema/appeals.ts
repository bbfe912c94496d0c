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
import { APPEAL_OUTCOMES, APPEAL_STATES } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";
import { applicationDecisions } from "./decisions.ts";
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
    /** What the panel has found, in the words of its letter; told when it takes effect. */
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

/** What each member of the panel says, and why; the applicant reads only the words the panel's letter has. */
export const appealVotes = table(
  "appeal_votes",
  {
    appealId: text()
      .notNull()
      .references(() => appeals.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    outcome: enumText(APPEAL_OUTCOMES).notNull(),
    reasons: text().notNull(),
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
