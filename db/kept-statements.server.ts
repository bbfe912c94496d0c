import type Database from "better-sqlite3";

/** A compiled statement takes some ten kilobytes; lists of changing length make ever new texts. */
const MOST_KEPT = 300;

/**
 * The connection as drizzle uses it, which compiles each text once: compiling is more than a tenth of what a signed-in
 * page costs. What is handed out is in the state of a new statement, and serves whoever runs it at once; two who run it in turns
 * must say each time how they read the rows (`raw()`), as drizzle does.
 */
export function keepStatements(connection: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const keeping = Object.create(connection) as Database.Database;
  keeping.prepare = (text: string) => {
    const known = kept.get(text);
    const statement = known && !known.busy ? known : connection.prepare(text);
    if (known === statement && statement.reader) statement.raw(false);
    // What was asked for last stays longest.
    kept.delete(text);
    kept.set(text, statement);
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
    return statement as never;
  };
  return keeping;
}
