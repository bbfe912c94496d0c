import { type AnyColumn, type SQL, sql } from "drizzle-orm";

// In a pattern these stand for any characters; what people type means the characters themselves.
const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The column begins with the text, in which `%` and `_` are letters like others. Case counts on one engine only. */
export function beginsWith(column: AnyColumn, text: string): SQL {
  return sql`${column} like ${`${literal(text)}%`} escape '\\'`;
}
