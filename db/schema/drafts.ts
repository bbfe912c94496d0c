import { index, integer, json, orderedId, primaryKey, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { person, users } from "./accounts.ts";
import { applications } from "./applications.ts";

/** What a version changed: by section which questions, and when last. */
export type DraftChanges = Record<string, { fields: string[]; at: string }>;

/** The answers of an application as one person left them after a while of work; documents are not among them. */
export const draftVersions = table(
  "draft_versions",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    answers: json<Record<string, Record<string, unknown>>>().notNull(),
    changes: json<DraftChanges>().notNull(),
    savedById: person().notNull(),
    startedAt: timestamp().notNull(),
    savedAt: timestamp().notNull(),
    /** The version whose answers were brought back by this one. */
    restoredFrom: integer(),
  },
  (t) => [uniqueIndex("draft_versions_number_unique").on(t.applicationId, t.number)],
);

/** Who opened a section of a shared application last, and when: told to others who open it. */
export const sectionVisits = table(
  "section_visits",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    section: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    openedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.section, t.userId] }), index("section_visits_user").on(t.userId)],
);

/** What somebody wrote beside a file and could not send, because something of the file was to be mended first. */
export const unsentTexts = table(
  "unsent_texts",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    body: text().notNull(),
    keptAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.userId] }), index("unsent_texts_user").on(t.userId)],
);
