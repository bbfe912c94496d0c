import { json, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";

/** What the association may change without a developer; a missing row means the default in the code. */
export const settings = table("settings", {
  name: text().primaryKey(),
  value: json<unknown>().notNull(),
  updatedAt: timestamp().notNull(),
  updatedById: person(),
});
