import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import path from "node:path";
import type pg from "pg";
import { openPool } from "./pool.postgres.server.ts";
import * as schema from "./schema.ts";
import { searchStatements } from "./search.server.ts";
import type { Engine, Reader, Tx } from "./types.ts";

/** Any number, the same in every process: the queue of writers. */
const WRITER = 20_160_729;
const SESSION = [
  "-c default_transaction_read_only=on",
  "-c lock_timeout=10000",
  "-c idle_in_transaction_session_timeout=15000",
  "-c statement_timeout=60000",
].join(" ");

async function migratePostgres(url: string, migrationsFolder: string): Promise<number> {
  const owner = openPool(url, { max: 1 });
  const count = async () => {
    const found = await owner.query("select to_regclass('drizzle.__drizzle_migrations') is not null as found");
    if (!found.rows[0].found) return 0;
    return Number((await owner.query("select count(*) from drizzle.__drizzle_migrations")).rows[0].count);
  };
  try {
    const before = await count();
    await migrate(drizzle(owner), { migrationsFolder });
    const applied = (await count()) - before;
    if (applied > 0) for (const statement of searchStatements("postgres")) await owner.query(statement);
    return applied;
  } finally {
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

/** Opens a pool on a `postgres://` URL. Connections are read-only until a transaction asks to write. */
export function openPostgres(url: string): Engine {
  const pool = openPool(url, { max: 10, options: SESSION });
  return {
    reader: drizzle(pool, options) as unknown as Reader,
    // One writer at a time in the whole database, as in SQLite: nothing to retry, `work` runs once.
    transaction: (work) => writeAlone(pool, work),
    migrate: (migrationsFolder) => migratePostgres(url, path.join(migrationsFolder, "postgres")),
    backup: null,
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
