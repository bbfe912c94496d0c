import Database from "better-sqlite3";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { RateLimiterPostgres, RateLimiterRes, RateLimiterSQLite } from "rate-limiter-flexible";
import { openPool } from "#db/pool.postgres.server.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.server.ts";

const HOUR = 3600;
const SWEEP_MS = 300_000;

/** How often something may be tried: `points` in `duration` seconds. */
const LIMITS = {
  signInByAccountAndAddress: { points: 5, duration: 15 * 60 },
  signInByAddress: { points: 30, duration: 15 * 60 },
  signInByKnownDevice: { points: 10, duration: 15 * 60 },
  signUpByAddress: { points: 10, duration: HOUR },
  passwordCheckByUser: { points: 10, duration: 15 * 60 },
  linkByRecipient: { points: 5, duration: HOUR },
  linkByAddress: { points: 20, duration: HOUR },
  uploadByUser: { points: 60, duration: HOUR },
  headLinkByApplication: { points: 6, duration: 24 * HOUR },
  messageByUser: { points: 30, duration: HOUR },
  interestByUser: { points: 20, duration: 24 * HOUR },
  searchByAddress: { points: 300, duration: 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

export interface RateLimits {
  /** Takes one try. Resolves to null when it is allowed, else to the seconds to wait. */
  consume(name: LimitName, key: string): Promise<number | null>;
  /** Whether tries are left, without taking one; null or the seconds to wait. */
  peek(name: LimitName, key: string): Promise<number | null>;
  /** Gives one try back, when it turned out to be a rightful one. */
  giveBack(name: LimitName, key: string): Promise<void>;
  /** Forgets the tries of a key, after a success. */
  clear(name: LimitName, key: string): Promise<void>;
  close(): Promise<void>;
}

const unlimited: RateLimits = {
  consume: async () => null,
  peek: async () => null,
  giveBack: async () => {},
  clear: async () => {},
  close: async () => {},
};

type Limiter = RateLimiterSQLite | RateLimiterPostgres;
/** Called when the limiter's table is there, or could not be made. */
type Ready = (error?: Error) => void;
interface Store {
  limiter(name: LimitName, ready: Ready): Limiter;
  /** Removes counts that ended before a time (milliseconds). Fails when the store is away or full. */
  forget(before: number): Promise<void>;
  close(): Promise<void>;
}

// A file of its own: its writes must not wait for the portal's transactions, nor be in its backups.
function sqliteStore(config: Config): Store {
  mkdirSync(config.dataFolder, { recursive: true });
  const store = new Database(path.join(config.dataFolder, "rate-limits.db"));
  store.pragma("journal_mode = WAL");
  const options = {
    storeClient: store,
    storeType: "better-sqlite3",
    tableName: "limits",
    clearExpiredByTimeout: false,
  };
  const limiter = (name: LimitName, ready: Ready) =>
    new RateLimiterSQLite({ ...options, keyPrefix: name, ...LIMITS[name] }, ready);
  return {
    limiter,
    async forget(before) {
      store.prepare("delete from limits where expire < ?").run(before);
    },
    close: async () => void store.close(),
  };
}

function postgresStore(config: Config): Store {
  const pool = openPool(config.databaseUrl, { max: 2 });
  const options = { storeClient: pool, tableName: "rate_limits", clearExpiredByTimeout: false };
  const limiter = (name: LimitName, ready: Ready) =>
    new RateLimiterPostgres({ ...options, keyPrefix: name, ...LIMITS[name] }, ready);
  return {
    limiter,
    async forget(before) {
      await pool.query("delete from rate_limits where expire < $1", [before]);
    },
    close: () => pool.end(),
  };
}

// A limiter refuses to work before its table exists, which the first request would meet.
function whenReady(make: (ready: Ready) => Limiter): Promise<Limiter> {
  return new Promise((resolve, reject) => {
    const limiter = make((error) => (error ? reject(error) : resolve(limiter)));
  });
}

const seconds = (result: RateLimiterRes) => Math.max(1, Math.ceil(result.msBeforeNext / 1000));

/** Limits that outlive a restart, in the engine the portal uses. `RATE_LIMITS=off` lifts them all. */
export function createRateLimits(config: Config): RateLimits {
  if (!config.areRateLimitsOn) return unlimited;
  const store = config.databaseUrl.startsWith("postgres") ? postgresStore(config) : sqliteStore(config);
  const limiters = new Map<LimitName, Promise<Limiter>>();
  const limiter = (name: LimitName) => {
    const known = limiters.get(name);
    if (known) return known;
    const starting = whenReady((ready) => store.limiter(name, ready));
    limiters.set(name, starting);
    // A start that failed, on a full disk or without a database, is forgotten, and the next one who asks tries again.
    starting.catch(() => limiters.delete(name));
    return starting;
  };
  // The library's own broom ends the process when the disk is full; its counts go by the system's clock.
  const broom = setInterval(() => void store.forget(systemClock.now().getTime()).catch(() => {}), SWEEP_MS).unref();
  return {
    async consume(name, key) {
      try {
        await (await limiter(name)).consume(key);
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return seconds(refusal);
        throw refusal;
      }
    },
    async peek(name, key) {
      const state = await (await limiter(name)).get(key);
      return state && state.remainingPoints <= 0 ? seconds(state) : null;
    },
    async giveBack(name, key) {
      await (await limiter(name)).reward(key);
    },
    async clear(name, key) {
      await (await limiter(name)).delete(key);
    },
    close() {
      clearInterval(broom);
      return store.close();
    },
  };
}
