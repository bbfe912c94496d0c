import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import path from "node:path";
import pg from "pg";
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
  const owner = new pg.Pool({ connectionString: url, max: 1 });
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

/** Opens a pool on a `postgres://` URL. Connections are read-only until a transaction asks to write. */
export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: SESSION });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const db = drizzle(pool, { schema, casing: "snake_case" });
  return {
    reader: db as unknown as Reader,
    // One writer at a time in the whole database, as in SQLite: nothing to retry, `work` runs once.
    transaction: (work) =>
      db.transaction(
        async (tx) => {
          await tx.execute(sql`select pg_advisory_xact_lock(${WRITER})`);
          return work(tx as unknown as Tx);
        },
        { isolationLevel: "read committed", accessMode: "read write" },
      ),
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
