import { codeText, id, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { VIEWED_LISTS } from "../vocabulary.ts";
import { users } from "./accounts.ts";

/** Filters of a list that somebody keeps under a name. */
export const savedViews = table(
  "saved_views",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    list: codeText(VIEWED_LISTS).notNull(),
    name: text().notNull(),
    /** The filters as the address of the list holds them, without the question mark. */
    search: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex("saved_views_name_unique").on(t.userId, t.list, t.name)],
);
