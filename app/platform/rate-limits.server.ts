import Database from "better-sqlite3";
import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { RateLimiterPostgres, RateLimiterRes, RateLimiterSQLite } from "rate-limiter-flexible";
import { isOutage } from "#db/is-outage.ts";
import { openPool } from "#db/pool.postgres.server.ts";
import { networkOf } from "./client-network.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.server.ts";
import { type Counted, type LimitName, LIMITS, type RateLimits, type Trait } from "./rate-limits.ts";

const SWEEP_MS = 300_000;

const unlimited: RateLimits = {
  consume: async () => null,
  peek: async () => null,
  giveBack: async () => {},
  clear: async () => {},
  close: async () => {},
};

type Limiter = RateLimiterSQLite | RateLimiterPostgres;
/** One window of a limit, under a name of its own in the store. */
interface Window {
  keyPrefix: string;
  points: number;
  duration: number;
}
interface Store {
  /** Fails when the table of counts cannot be made. */
  limiter(window: Window): Promise<Limiter>;
  /** Removes counts that ended before a time (milliseconds). Fails when the store is away or full. */
  forget(before: number): Promise<void>;
  close(): Promise<void>;
}

function windowsOf(name: LimitName): Window[] {
  return LIMITS[name].windows.map(([points, duration]) => ({ keyPrefix: `${name}:${duration}`, points, duration }));
}

const TRAITS: { [trait in Trait]?: (value: string) => string } = {
  ip: networkOf,
  email: (address) => address.trim().toLowerCase(),
};

/** Whom a try is counted for. Nobody reads an address or a person out of the store. */
function keyOf<N extends LimitName>(secret: string, name: N, whom: Counted<N>): string {
  const traits = LIMITS[name].by.map((trait: Trait) => {
    const value = (whom as Partial<Record<Trait, string>>)[trait] ?? "";
    return [trait, TRAITS[trait]?.(value) ?? value];
  });
  return createHmac("sha256", secret).update(JSON.stringify(traits)).digest("base64url");
}

function openStore(file: string): Database.Database {
  try {
    const store = new Database(file);
    store.pragma("journal_mode = WAL");
    return store;
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${file} cannot be used (${message}): it holds counters only and may be deleted`, { cause: error });
  }
}

// A file of its own: its writes must not wait for the portal's transactions, nor be in its backups.
function sqliteStore(config: Config): Store {
  mkdirSync(config.dataFolder, { recursive: true });
  const store = openStore(path.resolve(config.dataFolder, "rate-limits.db"));
  const options = {
    storeClient: store,
    storeType: "better-sqlite3",
    tableName: "limits",
    clearExpiredByTimeout: false,
  };
  return {
    // A limiter refuses to work before its table exists, which the first request would meet.
    limiter: (window) =>
      new Promise((resolve, reject) => {
        const ready = (error?: Error) => (error ? reject(error) : resolve(limiter));
        const limiter = new RateLimiterSQLite({ ...options, ...window }, ready);
      }),
    async forget(before) {
      store.prepare("delete from limits where expire < ?").run(before);
    },
    close: async () => void store.close(),
  };
}

/** Any number, the same in every process: the queue of those who make the table. */
const MAKER = 20_160_731;
// In one transaction: PostgreSQL refuses the second of two who make a table at once, even "if not exists".
const MAKE_TABLE = `select pg_advisory_xact_lock(${MAKER});
  create table if not exists rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)`;

function postgresStore(config: Config): Store {
  const pool = openPool(config.databaseUrl, { max: 2 });
  const options = { storeClient: pool, tableName: "rate_limits", tableCreated: true, clearExpiredByTimeout: false };
  return {
    async limiter(window) {
      await pool.query(MAKE_TABLE);
      return new RateLimiterPostgres({ ...options, ...window });
    },
    async forget(before) {
      await pool.query("delete from rate_limits where expire < $1", [before]);
    },
    close: () => pool.end(),
  };
}

/** While nothing can be counted people go on reading; the door's own limit of pages still holds. */
const OF_READERS: ReadonlySet<LimitName> = new Set([
  "apiByAddress",
  "badgeByAddress",
  "embedByAddress",
  "searchByAddress",
]);

const seconds = (result: RateLimiterRes) => Math.max(1, Math.ceil(result.msBeforeNext / 1000));

function longest(waits: (number | null)[]): number | null {
  const real = waits.filter((wait) => wait !== null);
  return real.length > 0 ? Math.max(...real) : null;
}

async function take(limiter: Limiter, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return seconds(refusal);
    throw refusal;
  }
}

async function look(limiter: Limiter, key: string): Promise<number | null> {
  const state = await limiter.get(key);
  return state && state.remainingPoints <= 0 ? seconds(state) : null;
}

/** Limits that outlive a restart, in the engine the portal uses. `RATE_LIMITS=off` lifts them all. */
export function createRateLimits(config: Config): RateLimits {
  if (!config.areRateLimitsOn) return unlimited;
  const store = config.databaseUrl.startsWith("postgres") ? postgresStore(config) : sqliteStore(config);
  const limiters = new Map<string, Promise<Limiter>>();
  const limiter = (window: Window) => {
    const known = limiters.get(window.keyPrefix);
    if (known) return known;
    const starting = store.limiter(window);
    limiters.set(window.keyPrefix, starting);
    // A start that failed, on a full disk or without a database, is forgotten, and the next one who asks tries again.
    starting.catch(() => limiters.delete(window.keyPrefix));
    return starting;
  };
  // The library's own broom ends the process when the disk is full; its counts go by the system's clock.
  const broom = setInterval(() => void store.forget(systemClock.now().getTime()).catch(() => {}), SWEEP_MS).unref();
  const ask = async <N extends LimitName, T>(
    name: N,
    whom: Counted<N>,
    question: (limiter: Limiter, key: string) => Promise<T>,
  ): Promise<T[]> => {
    const key = keyOf(config.secret, name, whom);
    return Promise.all(windowsOf(name).map(async (window) => question(await limiter(window), key)));
  };
  return {
    // One window after the other: what the narrow one refuses takes nothing from the wide one.
    async consume(name, whom) {
      const key = keyOf(config.secret, name, whom);
      let wait: number | null = null;
      try {
        for (const window of windowsOf(name)) {
          const asked = await limiter(window);
          wait = longest([wait, await (wait === null ? take(asked, key) : look(asked, key))]);
        }
      } catch (error) {
        if (!OF_READERS.has(name) || !isOutage(error)) throw error;
      }
      return wait;
    },
    peek: async (name, whom) => longest(await ask(name, whom, look)),
    giveBack: async (name, whom) => void (await ask(name, whom, (limiter, key) => limiter.reward(key))),
    clear: async (name, whom) => void (await ask(name, whom, (limiter, key) => limiter.delete(key))),
    close() {
      clearInterval(broom);
      return store.close();
    },
  };
}
