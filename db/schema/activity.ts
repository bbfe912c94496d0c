import { codeText, enumText, index, json, orderedId, table, text, timestamp } from "../kit.ts";
import { users } from "./accounts.ts";

/** What happened, to what, by whom: one row for each command, written in the command's transaction, never changed. */
export const activity = table(
  "activity",
  {
    id: orderedId(),
    subjectType: codeText([
      "user",
      "application",
      "institution",
      "membership",
      "project",
      "session",
      "registry",
      "setting",
      "mail",
      "import",
      "prospect",
      "initiative",
    ]).notNull(),
    subjectId: text().notNull(),
    action: text().notNull(),
    /**
     * Null for the system itself, for people without an account, whose name is then in `actorName`, and for those whose
     * account was removed because they never acted for anybody.
     */
    actorId: text().references(() => users.id, { onDelete: "set null" }),
    actorName: text(),
    /** `public` is what the applicant or member sees; `staff` stays in the secretariat. */
    visibility: enumText(["public", "staff"]).notNull(),
    data: json<Record<string, unknown>>(),
    requestId: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    index("activity_subject").on(t.subjectType, t.subjectId, t.createdAt),
    index("activity_actor").on(t.actorId, t.createdAt),
    index("activity_created").on(t.createdAt),
  ],
);
