import { integer, table, text } from "../kit.ts";

/** Numbers in order and without gaps: raised inside the transaction that uses them. */
export const counters = table("counters", {
  name: text().primaryKey(),
  value: integer().notNull(),
});
