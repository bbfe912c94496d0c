import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type * as schema from "./schema.ts";

type Full = BaseSQLiteDatabase<"async", unknown, typeof schema>;

/** What may be done outside a transaction: read committed data. */
export type Reader = Pick<Full, "select" | "selectDistinct" | "query" | "$count" | "$with" | "with">;

/** What may be done inside one. No `run`, `all`, `get`: only builders one awaits. */
export type Tx = Reader & Pick<Full, "insert" | "update" | "delete">;

/**
 * Runs `work` alone: one writer at a time on both engines, committed when it resolves, rolled back when it rejects.
 * Inside, only the database is awaited.
 */
export type WithTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** All that is read through `db` is as it stood at one moment. */
interface Snapshot {
  db: Reader;
  end(): Promise<void>;
}

/** What an engine (SQLite or PostgreSQL) offers; `openDatabase` wraps it. */
export interface Engine {
  reader: Reader;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Opens a view of the database as it stands now, for whoever reads much while others write; not for long. */
  snapshot(): Promise<Snapshot>;
  /**
   * A number that is another one after every change of what visitors without a session may see, whichever process made it;
   * null where there is none. Committed with the change: what is read after it holds it.
   */
  publicVersion(): Promise<number | null>;
  /**
   * How many migrations this database has, and how many of the folder it lacks.
   * @throws MigrationError when it belongs to a newer release
   */
  migrations(migrationsFolder: string): Promise<{ applied: number; pending: number }>;
  /**
   * Applies the migrations that are missing, all or none, in one process at a time; returns how many were applied.
   * @throws MigrationError that names the migration and the cause
   */
  migrate(migrationsFolder: string): Promise<number>;
  /**
   * Copies the database to a file, consistent while others write, and checks the copy. SQLite only; null where the engine
   * has its own way.
   */
  backup: ((file: string) => Promise<void>) | null;
  /** What is wrong with the stored database itself; empty when it is sound. Reads all of it. */
  check(): Promise<string[]>;
  /**
   * Leaves nothing of what was deleted in the files beside the database. SQLite overwrites what is deleted and keeps
   * former pages in its log until that is emptied; PostgreSQL has its own way.
   */
  emptyLog(): Promise<void>;
  /**
   * Before much is written to a new database that is thrown away when this is cut short: from here to `settle`, what was
   * committed last is lost where the machine fails. The database stays sound.
   */
  hurry(): Promise<void>;
  /** After `hurry`: from here on what is committed survives, with all that was committed before. */
  settle(): Promise<void>;
  /** The engine with its version, and the settings that decide whether an acknowledged write survives. */
  describe(): Promise<{ engine: string; durability: Record<string, string> }>;
  /** For tests, health checks and operators only. */
  raw(statement: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export interface OpenDatabase extends Omit<Engine, "reader" | "transaction" | "hurry" | "settle"> {
  db: Reader;
  withTransaction: WithTransaction;
  /** Runs what fills a new database, which is thrown away where that is cut short, at a lower cost for each transaction. */
  fillNew<T>(work: () => Promise<T>): Promise<T>;
}
