import { drizzle } from "drizzle-orm/node-postgres";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { isOutage } from "./is-outage.ts";
import {
  type Migration,
  MigrationError,
  migrationFailure,
  pendingMigrations,
  readMigrations,
} from "./migrations.server.ts";
import { openPool } from "./pool.postgres.server.ts";
import * as schema from "./schema.ts";
import { PUBLIC_VERSION, publicVersionStatements } from "./public-version.server.ts";
import { searchStatements } from "./search.server.ts";
import type { Engine, Reader, Tx } from "./types.ts";

/** Any two numbers, the same in every process: the queues of writers and of migrators. */
const WRITER = 20_160_729;
const MIGRATOR = WRITER + 1;
const INSUFFICIENT_PRIVILEGE = "42501";
const MIGRATIONS_TABLE = `create table if not exists drizzle.__drizzle_migrations
  (id serial primary key, hash text not null, created_at bigint)`;
const SESSION = [
  "-c default_transaction_read_only=on",
  "-c lock_timeout=10000",
  "-c idle_in_transaction_session_timeout=15000",
  "-c statement_timeout=60000",
  // Its questions are long and short-lived: making machine code of one took seconds, answering it milliseconds.
  "-c jit=off",
].join(" ");

const isDenial = (error: unknown) => (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE;

async function appliedTo(client: pg.ClientBase): Promise<number[]> {
  const found = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as found");
  if (!found.rows[0].found) return [];
  const { rows } = await client.query("select created_at from drizzle.__drizzle_migrations");
  return (rows as { created_at: string }[]).map(({ created_at }) => Number(created_at));
}

async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    for (const statement of migration.statements) await client.query(statement);
  } catch (error) {
    throw isOutage(error) || isDenial(error) ? error : migrationFailure(migration, error);
  }
  const row = [migration.hash, migration.createdAt];
  await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", row);
}

async function restoreTriggersAndIndexes(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const tables = new Set(rows.map(({ name }) => name));
  const statements = [...searchStatements("postgres"), ...publicVersionStatements("postgres", tables)];
  for (const statement of statements) await client.query(statement);
}

async function refuseEncoding(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("show server_encoding");
  const { server_encoding: encoding } = rows[0] as { server_encoding: string };
  if (encoding === "UTF8") return;
  throw new MigrationError(
    `The database is in ${encoding}, and the portal needs UTF8: make another (docs/operations.md, PostgreSQL)`,
  );
}

/** "permission denied for database" does not say which right is missing, nor to whom. */
async function explainDenial(client: pg.ClientBase, error: unknown): Promise<unknown> {
  if (!isDenial(error)) return error;
  await client.query("rollback");
  const { rows } = await client.query("select current_user as role, current_database() as database");
  const { role, database } = rows[0] as { role: string; database: string };
  return new MigrationError(
    `The role ${role} may not make tables in the database ${database} (${(error as Error).message}). It must own it: ` +
      `as a superuser, alter database ${database} owner to ${role}`,
    { cause: error },
  );
}

// All of them in one transaction, and one process after another: who comes second finds nothing left to do.
async function migratePostgres(url: string, folder: string): Promise<number> {
  const migrations = readMigrations(folder);
  const owner = openPool(url, { max: 1 });
  const client = await owner.connect().catch(async (error: unknown) => {
    await owner.end();
    throw error;
  });
  try {
    await refuseEncoding(client);
    if (pendingMigrations(migrations, await appliedTo(client)).length === 0) return 0;
    // Held before the transaction begins, and let go with the connection: what was waited for is seen only by the next one.
    await client.query("select pg_advisory_lock($1)", [MIGRATOR]);
    await client.query("begin");
    const pending = pendingMigrations(migrations, await appliedTo(client));
    await client.query("create schema if not exists drizzle");
    await client.query(MIGRATIONS_TABLE);
    for (const migration of pending) await applyMigration(client, migration);
    if (pending.length > 0) await restoreTriggersAndIndexes(client);
    await client.query("commit");
    return pending.length;
  } catch (error) {
    throw await explainDenial(client, error);
  } finally {
    // What was not committed ends with its connection.
    client.release(true);
    await owner.end();
  }
}

const options = { schema, casing: "snake_case" as const };
const transactions = new WeakMap<pg.PoolClient, Tx>();

// One for each connection and not for each transaction, so that statements prepared on it are prepared once.
function transactionOn(client: pg.PoolClient): Tx {
  const known = transactions.get(client) ?? (drizzle(client, options) as unknown as Tx);
  transactions.set(client, known);
  return known;
}

/**
 * Runs `work` in a transaction on a connection of its own. Whatever fails, also the beginning, the connection goes back:
 * to the pool when it could be rolled back, else to its end.
 */
async function writeAlone<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level read committed read write");
    await client.query("select pg_advisory_xact_lock($1)", [WRITER]);
    const result = await work(transactionOn(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

// Whoever asks before the question is sent gets its answer. Who comes later asks anew: the answer may be older than they are.
function versionReader(pool: pg.Pool): () => Promise<number | null> {
  let asking: Promise<number | null> | null = null;
  const ask = async () => {
    await setImmediate();
    asking = null;
    const { rows } = await pool.query<{ value: string }>({ name: "public_version", text: PUBLIC_VERSION });
    return rows[0] ? Number(rows[0].value) : null;
  };
  return () => (asking ??= ask());
}

/** Opens a pool on a `postgres://` URL. Connections are read-only until a transaction asks to write. */
export function openPostgres(url: string): Engine {
  const pool = openPool(url, { max: 10, options: SESSION });
  return {
    reader: drizzle(pool, options) as unknown as Reader,
    // One writer at a time in the whole database, as in SQLite: nothing to retry, `work` runs once.
    transaction: (work) => writeAlone(pool, work),
    async snapshot() {
      const client = await pool.connect();
      try {
        await client.query("begin isolation level repeatable read read only");
      } catch (error) {
        client.release(true);
        throw error;
      }
      return { db: transactionOn(client), end: async () => client.release(true) };
    },
    publicVersion: versionReader(pool),
    async migrations(migrationsFolder) {
      const client = await pool.connect();
      try {
        const applied = await appliedTo(client);
        const pending = pendingMigrations(readMigrations(path.join(migrationsFolder, "postgres")), applied);
        return { applied: applied.length, pending: pending.length };
      } finally {
        client.release();
      }
    },
    migrate: (migrationsFolder) => migratePostgres(url, path.join(migrationsFolder, "postgres")),
    backup: null,
    // Its own affair: checksums, amcheck.
    check: async () => [],
    // Its own affair: autovacuum.
    emptyLog: async () => {},
    // Its own affair: each connection of the pool has its own setting, and the server writes for others too.
    hurry: async () => {},
    settle: async () => {},
    async describe() {
      const value = async (name: string) => String((await pool.query(`show ${name}`)).rows[0][name]);
      const settings = ["fsync", "synchronous_commit", "full_page_writes"];
      const durability = await Promise.all(
        settings.map(async (name): Promise<[string, string]> => [name, await value(name)]),
      );
      return { engine: `PostgreSQL ${await value("server_version")}`, durability: Object.fromEntries(durability) };
    },
    raw: async (statement) => (await pool.query(statement)).rows as Record<string, unknown>[],
    close: () => pool.end(),
  };
}
