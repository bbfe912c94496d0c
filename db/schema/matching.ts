import { codeText, index, primaryKey, table, text, timestamp } from "../kit.ts";
import { NOT_FOR_US_REASONS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

/** A project that a member does not want to be suggested to it any more, and why; taken back, it is gone. */
export const projectsNotForUs = table(
  "projects_not_for_us",
  {
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    reason: codeText(NOT_FOR_US_REASONS).notNull(),
    note: text(),
    saidById: person().notNull(),
    saidAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.projectId] }),
    index("projects_not_for_us_project").on(t.projectId),
  ],
);
