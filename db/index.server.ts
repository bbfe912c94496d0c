import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { askingAnew, forgetAnswers } from "./asked-once.server.ts";
import { dialect, dialectOf } from "./kit.ts";
import type { OpenDatabase, Reader, WithTransaction } from "./types.ts";

export type { OpenDatabase, Reader, Tx, WithTransaction } from "./types.ts";

/** After so much work in transactions everybody else has a turn: an embedded database never waits, and so lets nobody in. */
const LONGEST_TURN_MS = 8;

const inside = new AsyncLocalStorage<true>();

function refuseInside(what: string) {
  if (inside.getStore()) throw new Error(`${what} inside withTransaction: use the tx it gave you`);
}

/**
 * Opens the database of a URL (`file:data/portal.db` or `postgres://…`).
 *
 * `db` reads committed data only; inside a transaction it would read the past, so it refuses. `withTransaction` is the
 * only way to write. Throws when the URL names another engine than the one the schema was built for.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  if (dialectOf(url) !== dialect)
    throw new Error(`The schema was built for ${dialect}; DATABASE_URL names another engine`);
  const { reader, transaction, hurry, settle, ...engine } =
    dialect === "sqlite"
      ? (await import("./engine.sqlite.server.ts")).openSqlite(url)
      : (await import("./engine.postgres.server.ts")).openPostgres(url);

  const db: Reader = new Proxy(reader, {
    get(target, key) {
      refuseInside("db read");
      return Reflect.get(target, key, target);
    },
  });

  let lastWriter: Promise<unknown> = Promise.resolve();
  let workedMs = 0;
  const withTransaction: WithTransaction = async (work) => {
    refuseInside("withTransaction");
    const run = async () => {
      if (workedMs > LONGEST_TURN_MS) {
        workedMs = 0;
        await setImmediate();
      }
      const began = performance.now();
      try {
        return await transaction((tx) => inside.run(true, () => askingAnew(() => work(tx))));
      } finally {
        workedMs += performance.now() - began;
      }
    };
    const turn = lastWriter.then(run).finally(forgetAnswers);
    lastWriter = turn.catch(() => {});
    return turn;
  };
  const betweenTransactions = async (work: () => Promise<void>) => {
    const turn = lastWriter.then(work);
    lastWriter = turn.catch(() => {});
    return turn;
  };
  const emptyLog = () => betweenTransactions(() => engine.emptyLog());
  const fillNew = async <T>(work: () => Promise<T>): Promise<T> => {
    await betweenTransactions(hurry);
    try {
      return await work();
    } finally {
      await betweenTransactions(settle);
    }
  };
  return { ...engine, db, withTransaction, emptyLog, fillNew };
}
