import { codeText, index, integer, json, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { person } from "./accounts.ts";
import { projects, type TypedForm } from "./projects.ts";

/**
 * The form of a posting as it once stood. What one person saves in a while is one version; every other kind stands apart,
 * and what was handed in or published is let go last.
 */
export const projectVersions = table(
  "project_versions",
  {
    id: orderedId(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    kind: codeText(["saved", "submitted", "published", "restored", "dropped"]).notNull(),
    form: json<TypedForm>().notNull(),
    /** Length of the form as it is kept. */
    size: integer().notNull(),
    /** The version that was brought back by this one. */
    restoredFrom: integer(),
    savedById: person().notNull(),
    startedAt: timestamp().notNull(),
    savedAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("project_versions_number_unique").on(t.projectId, t.number)],
);

/** An address under `/projects` that a project had before its first handing in: it leads there, and is given to no other. */
export const formerProjectAddresses = table(
  "former_project_addresses",
  {
    slug: text().primaryKey(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    leftAt: timestamp().notNull(),
  },
  (t) => [index("former_project_addresses_project").on(t.projectId)],
);
