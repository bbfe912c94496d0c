import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { mkdirSync } from "node:fs";
import path from "node:path";
import * as schema from "./schema.ts";
import { searchStatements } from "./search.server.ts";
import type { Engine, Reader, Tx } from "./types.ts";

/** What the engine calls 0 to 3. */
const SYNCHRONOUS = ["off", "normal", "full", "extra"];
const MIGRATIONS = "select count(*) as n from sqlite_master where name = '__drizzle_migrations'";

function connect(file: string) {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("busy_timeout = 5000");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("cache_size = -65536");
  return sqlite;
}

function appliedMigrations(sqlite: Database.Database): number {
  const { n } = sqlite.prepare(MIGRATIONS).get() as { n: number };
  return n === 0 ? 0 : (sqlite.prepare("select count(*) as n from __drizzle_migrations").get() as { n: number }).n;
}

function migrateSqlite(sqlite: Database.Database, migrationsFolder: string): number {
  const before = appliedMigrations(sqlite);
  // Rebuilding a table drops the old one; with foreign keys on, that would delete its children.
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(drizzle(sqlite), { migrationsFolder });
    const applied = appliedMigrations(sqlite) - before;
    if (applied > 0) for (const statement of searchStatements("sqlite")) sqlite.exec(statement);
    const dangling = sqlite.pragma("foreign_key_check") as unknown[];
    if (dangling.length > 0) throw new Error(`The migration left ${dangling.length} dangling references`);
    return applied;
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

/** Opens the file a `file:` URL names, with one connection that writes and one that may only read. */
export function openSqlite(url: string): Engine {
  const file = url.replace(/^file:(\/\/)?/, "");
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const writer = connect(file);
  const reader = connect(file);
  reader.pragma("query_only = ON");
  const options = { schema, casing: "snake_case" as const };
  const tx = drizzle(writer, options) as unknown as Tx;
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((s) => writer.prepare(s));

  return {
    reader: drizzle(reader, options) as unknown as Reader,
    async transaction(work) {
      begin?.run();
      try {
        const result = await work(tx);
        commit?.run();
        return result;
      } catch (error) {
        if (writer.inTransaction) rollback?.run();
        throw error;
      }
    },
    async migrate(migrationsFolder) {
      return migrateSqlite(writer, path.join(migrationsFolder, "sqlite"));
    },
    async backup(target) {
      await reader.backup(target);
    },
    async describe() {
      const settings = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"];
      const pragma = (name: string) => String(writer.pragma(name, { simple: true }));
      const value = (name: string) => (name === "synchronous" ? SYNCHRONOUS[Number(pragma(name))] : pragma(name)) ?? "";
      const { version } = writer.prepare("select sqlite_version() as version").get() as { version: string };
      return {
        engine: `SQLite ${version}`,
        durability: Object.fromEntries(settings.map((name) => [name, value(name)])),
      };
    },
    async raw(statement) {
      const prepared = writer.prepare(statement);
      if (prepared.reader) return prepared.all() as Record<string, unknown>[];
      prepared.run();
      return [];
    },
    async close() {
      reader.close();
      if (writer.open) writer.pragma("wal_checkpoint(TRUNCATE)");
      writer.close();
    },
  };
}
