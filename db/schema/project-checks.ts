import { codeText, enumText, id, index, integer, json, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { PROJECT_DECLINE_REASONS } from "../vocabulary.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

/** What a coordinator answered to one of the published questions. */
export interface CheckAnswer {
  isMet: boolean;
  remark?: string;
}

/** A change to what stands on the board that is kept beside it: it waits for a check, or was answered otherwise than by publishing it. */
export const projectChanges = table("project_changes", {
  projectId: text()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  status: enumText(["waiting", "returned", "declined"]).notNull(),
  /** The answers that would change, by the names of their questions; null where there would be none. */
  answers: json<Record<string, unknown>>().notNull(),
  handedInById: person().notNull(),
  handedInAt: timestamp().notNull(),
  note: text(),
  declineReason: codeText(PROJECT_DECLINE_REASONS),
  answeredAt: timestamp(),
});

/** One check of a posting or of a change to it: who read which version when, and what was answered. */
export const projectChecks = table(
  "project_checks",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    outcome: enumText([
      "published",
      "changes_requested",
      "declined",
      "looked_at",
      "change_published",
      "change_returned",
      "change_declined",
    ]).notNull(),
    /** By the names of the questions. */
    answers: json<Record<string, CheckAnswer>>().notNull(),
    note: text(),
    declineReason: codeText(PROJECT_DECLINE_REASONS),
    checkedById: person().notNull(),
    checkedAt: timestamp().notNull(),
  },
  (t) => [index("project_checks_project").on(t.projectId, t.checkedAt)],
);

/** A person of another member institution who writes a project together with its lead. */
export const projectEditors = table(
  "project_editors",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    userId: person().notNull(),
    /** For which institution the person writes. */
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    status: enumText(["invited", "confirmed", "declined", "left", "removed"]).notNull(),
    invitedById: person().notNull(),
    invitedAt: timestamp().notNull(),
    answeredAt: timestamp(),
  },
  (t) => [
    uniqueIndex("project_editors_unique").on(t.projectId, t.userId),
    index("project_editors_user").on(t.userId, t.status),
    index("project_editors_institution").on(t.institutionId),
  ],
);
