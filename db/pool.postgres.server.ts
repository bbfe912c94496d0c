import pg from "pg";

/** How long somebody waits for a connection before the answer is that the database is away. */
const PATIENCE_MS = 5000;

/**
 * A pool of connections to a `postgres://` URL that outlives the server it talks to.
 *
 * A connection may break at any moment, also between two statements of a transaction, when nobody waits for an answer of
 * it. Without a listener such an error would end the process; the next statement fails by itself and is the one to say so.
 */
export function openPool(url: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
    application_name: "portal",
    ...options,
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
