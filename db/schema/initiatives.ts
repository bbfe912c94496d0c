import { codeText, enumText, id, index, integer, primaryKey, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { INITIATIVE_OWNERS, INITIATIVE_STATES } from "../vocabulary-initiatives.ts";
import { person } from "./accounts.ts";
import { projects } from "./projects.ts";

/** An initiative of UNESCO, a line of action of the association or of somebody else, as coordinators publish it. */
export const initiatives = table(
  "initiatives",
  {
    id: id(),
    /** Its address since it was first published, whatever it is called later; null until then. */
    slug: text(),
    owner: enumText(INITIATIVE_OWNERS).notNull(),
    state: enumText(INITIATIVE_STATES).notNull(),
    sourceName: text().notNull(),
    sourceUrl: text(),
    /** The language it was written in; its other texts are translations. */
    originalLocale: codeText(LOCALES).notNull(),
    startYear: integer(),
    endYear: integer(),
    contactName: text(),
    contactEmail: text(),
    /** Why it was withdrawn, for the secretariat. */
    withdrawalReason: text(),
    version: integer().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
    updatedById: person().notNull(),
    updatedAt: timestamp().notNull(),
    /** When it was first published. */
    publishedAt: timestamp(),
  },
  (t) => [uniqueIndex("initiatives_slug_unique").on(t.slug), index("initiatives_state").on(t.state)],
);

/** Title and text of an initiative in a language: no language is required, at least one there is. */
export const initiativeTexts = table(
  "initiative_texts",
  {
    initiativeId: text()
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    locale: codeText(LOCALES).notNull(),
    title: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.initiativeId, t.locale] })],
);

/** The themes and goals of an initiative, one row each. */
export const initiativeTopics = table(
  "initiative_topics",
  {
    initiativeId: text()
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    kind: codeText(["theme", "sdg"]).notNull(),
    code: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.initiativeId, t.kind, t.code] })],
);

/** A call within an initiative, with the last day (`YYYY-MM-DD`) on which it is answered. */
export const initiativeCalls = table(
  "initiative_calls",
  {
    id: id(),
    initiativeId: text()
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    title: text().notNull(),
    lastDay: text().notNull(),
    url: text(),
  },
  (t) => [index("initiative_calls_initiative").on(t.initiativeId, t.position)],
);

/** Which initiatives a project supports, by its own word. */
export const projectInitiatives = table(
  "project_initiatives",
  {
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    initiativeId: text()
      .notNull()
      .references(() => initiatives.id),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.initiativeId] }),
    index("project_initiatives_initiative").on(t.initiativeId),
  ],
);
