import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import type { TestPortal } from "../test-portal.ts";

/** Tables that asking for a page may write: a session's last use, what somebody has read of a conversation, and what counts against limits. */
const TOUCHED = /^(sessions|conversation_marks|project_visits|rate_limits?.*|sqlite_.*|__.*)$/;

/** A digest of every row of every table, by name of table: what changed between two is what was written. */
export function digestOf({ services }: TestPortal): Record<string, string> {
  const file = services.config.databaseUrl.replace(/^file:/, "");
  const database = new Database(file, { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    const kept = (tables as string[]).filter((table) => !TOUCHED.test(table));
    return Object.fromEntries(kept.map((table) => [table, digestRows(database, table)]));
  } finally {
    database.close();
  }
}

function digestRows(database: Database.Database, table: string): string {
  const hash = createHash("sha256");
  const rows = database.prepare(`select * from "${table}"`).raw().all();
  // Whoever asks whether the portal is ready has it write a row of its own.
  const kept = rows.map((one) => JSON.stringify(one)).filter((row) => !row.startsWith('["readiness",'));
  for (const row of kept.sort()) hash.update(row);
  return `${kept.length} ${hash.digest("hex")}`;
}
