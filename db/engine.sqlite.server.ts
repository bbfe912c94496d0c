import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  type Migration,
  MigrationError,
  migrationFailure,
  pendingMigrations,
  readMigrations,
} from "./migrations.server.ts";
import { keepStatements } from "./kept-statements.server.ts";
import { fileOf } from "./kit.ts";
import * as schema from "./schema.ts";
import { PUBLIC_TRIGGERS, PUBLIC_VERSION, publicVersionStatements } from "./public-version.server.ts";
import { HURRIED_SEARCH, searchStatements } from "./search.server.ts";
import type { Engine, Reader, Tx } from "./types.ts";

/** What the engine calls 0 to 3. */
const SYNCHRONOUS = ["off", "normal", "full", "extra"];
const MIGRATIONS_TABLE =
  "create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)";
const MOST_PROBLEMS = 20;

/** A file that is no sound database. The message names it and says what to do. */
export class DamagedDatabaseError extends Error {
  override name = "DamagedDatabaseError";
}

function connect(file: string) {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("busy_timeout = 5000");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("cache_size = -65536");
  sqlite.pragma("secure_delete = ON");
  return sqlite;
}

const WHAT_TO_DO: Record<string, string> = {
  SQLITE_NOTADB: "it is not a database: restore it from the newest copy in backups (docs/operations.md, Restore)",
  SQLITE_CORRUPT: "it is damaged: restore it from the newest copy in backups (docs/operations.md, Restore)",
  SQLITE_CANTOPEN: "it cannot be opened: the user that runs the portal must own the file and its folder",
  SQLITE_READONLY: "it cannot be written to: the user that runs the portal must own the file and its folder",
  SQLITE_FULL: "the disk is full",
};

// What the driver says names neither the file nor the setting.
function explainOpening(file: string, error: unknown): Error {
  const { code, message } = error as { code?: string; message: string };
  const known = Object.keys(WHAT_TO_DO).find((beginning) => code?.startsWith(beginning));
  const what = (known && WHAT_TO_DO[known]) ?? `${message} (${code ?? "no code"})`;
  return new DamagedDatabaseError(`The database ${file} (DATABASE_URL, DATA_DIR): ${what}`, { cause: error });
}

function problemsOf(sqlite: Database.Database): string[] {
  try {
    const rows = sqlite.pragma(`quick_check(${MOST_PROBLEMS})`) as { quick_check: string }[];
    return rows.map(({ quick_check }) => quick_check).filter((line) => line !== "ok");
  } catch (error) {
    return [(error as Error).message];
  }
}

function isDamagedCopy(file: string): boolean {
  const copy = new Database(file);
  try {
    // A copy is one file: it needs no log beside it to be read.
    copy.pragma("journal_mode = DELETE");
    return problemsOf(copy).length > 0;
  } finally {
    copy.close();
  }
}

function appliedTo(sqlite: Database.Database): number[] {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!table) return [];
  return sqlite.prepare("select created_at from __drizzle_migrations").pluck().all().map(Number);
}

function applyMigration(sqlite: Database.Database, migration: Migration): void {
  try {
    for (const statement of migration.statements) sqlite.exec(statement);
  } catch (error) {
    throw migrationFailure(migration, error);
  }
  sqlite
    .prepare("insert into __drizzle_migrations (hash, created_at) values (?, ?)")
    .run(migration.hash, migration.createdAt);
}

// What an earlier release deleted without overwriting it goes now. It may renumber rows, so the search indexes are
// rebuilt after it. It needs as much room again; without that, the portal starts all the same.
function vacuum(sqlite: Database.Database): void {
  try {
    sqlite.exec("VACUUM");
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

// All of them in one transaction, and one process after another: who comes second finds nothing left to do.
function migrateSqlite(sqlite: Database.Database, migrations: Migration[]): number {
  if (pendingMigrations(migrations, appliedTo(sqlite)).length === 0) return 0;
  vacuum(sqlite);
  // Rebuilding a table drops the old one; with foreign keys on, that would delete its children.
  sqlite.pragma("foreign_keys = OFF");
  try {
    return sqlite
      .transaction(() => {
        const pending = pendingMigrations(migrations, appliedTo(sqlite));
        sqlite.exec(MIGRATIONS_TABLE);
        for (const name of sqlite.prepare(PUBLIC_TRIGGERS).pluck().all()) sqlite.exec(`DROP TRIGGER ${String(name)}`);
        for (const migration of pending) applyMigration(sqlite, migration);
        for (const statement of searchStatements("sqlite")) sqlite.exec(statement);
        const tables = new Set(sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all());
        for (const statement of publicVersionStatements("sqlite", tables)) sqlite.exec(statement);
        const dangling = sqlite.pragma("foreign_key_check") as unknown[];
        if (dangling.length > 0) throw new MigrationError(`The migrations left ${dangling.length} dangling references`);
        return pending.length;
      })
      .immediate();
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

// What SQLite counts by itself moves with each commit of another connection, also of another process, and costs next to
// nothing to ask for: only then is there anything to read. The reader never writes, so that every commit is another's.
function versionReader(reader: Database.Database): () => number | null {
  const moves = reader.prepare<[], number>("PRAGMA data_version").pluck();
  let [seen, version]: (number | null)[] = [null, null];
  let ask: Database.Statement<[], number> | undefined;
  return () => {
    const now = moves.get() ?? null;
    if (now === seen) return version ?? null;
    // Not before it is asked for: a database that is still to be migrated has no such table.
    ask ??= reader.prepare<[], number>(PUBLIC_VERSION).pluck();
    version = ask.get() ?? null;
    seen = now;
    return version;
  };
}

function openFile(file: string) {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const [writer, reader] = [connect(file), connect(file)];
    reader.pragma("query_only = ON");
    return { writer, reader };
  } catch (error) {
    throw explainOpening(file, error);
  }
}

/** Opens the file a `file:` URL names, with one connection that writes and one that may only read. */
export function openSqlite(url: string): Engine {
  const file = fileOf(url);
  const { writer, reader } = openFile(file);
  const options = { schema, casing: "snake_case" as const };
  const tx = drizzle(keepStatements(writer), options) as unknown as Tx;
  const readVersion = versionReader(reader);
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((s) => writer.prepare(s));

  return {
    reader: drizzle(keepStatements(reader), options) as unknown as Reader,
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
    async snapshot() {
      const own = connect(file);
      own.pragma("query_only = ON");
      own.exec("BEGIN");
      // The moment is that of the first reading.
      own.prepare("select count(*) from sqlite_master").get();
      return { db: drizzle(own, options) as unknown as Reader, end: async () => void own.close() };
    },
    async publicVersion() {
      return readVersion();
    },
    async migrations(migrationsFolder) {
      const applied = appliedTo(reader);
      const pending = pendingMigrations(readMigrations(path.join(migrationsFolder, "sqlite")), applied);
      return { applied: applied.length, pending: pending.length };
    },
    async migrate(migrationsFolder) {
      return migrateSqlite(writer, readMigrations(path.join(migrationsFolder, "sqlite")));
    },
    async backup(target) {
      await reader.backup(target);
      if (isDamagedCopy(target)) throw new DamagedDatabaseError(`The database ${file} ${WHAT_TO_DO.SQLITE_CORRUPT}`);
    },
    async check() {
      return problemsOf(reader);
    },
    async emptyLog() {
      writer.pragma("wal_checkpoint(TRUNCATE)");
    },
    async hurry() {
      writer.pragma("synchronous = NORMAL");
      for (const statement of HURRIED_SEARCH) writer.exec(statement);
    },
    async settle() {
      writer.pragma("synchronous = FULL");
      // Its commit takes all before it to the disk.
      writer.transaction(() => searchStatements("sqlite").forEach((one) => writer.exec(one))).immediate();
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
