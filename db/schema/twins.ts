import { enumText, index, orderedId, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";
import { applications } from "./applications.ts";

/** Somebody looked: a file and what looks like it are two institutions. Neither is warned of the other again. */
export const twinJudgements = table(
  "twin_judgements",
  {
    id: orderedId(),
    applicationId: text()
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    otherKind: enumText(["member", "application"]).notNull(),
    otherId: text().notNull(),
    /** For the secretariat alone. */
    note: text().notNull(),
    judgedById: person().notNull(),
    createdAt: timestamp().notNull(),
    undoneById: person(),
    undoneAt: timestamp(),
  },
  (t) => [
    index("twin_judgements_application").on(t.applicationId),
    index("twin_judgements_other").on(t.otherKind, t.otherId),
  ],
);
