import { sql } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { isOutage } from "#db/is-outage.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-05-01T00:00:00Z");
const MORE_THAN_THE_POOL = 12;

let database: OpenDatabase;
let name: string;
beforeAll(async () => {
  database = await openTestDatabase();
  if (dialect === "postgres") name = String((await database.raw("select current_database() as name"))[0]?.name);
});

const write = () => database.withTransaction((tx) => nextNumber(tx, "M", NOW));
const failure = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

/** Ends every connection to the test's database, as a restart of the server does. */
async function terminateAll(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await client.end();
}

describe.runIf(dialect === "postgres")("PostgreSQL goes away", () => {
  test("between two statements of a transaction: that one fails as an outage, the next ones work (found F101)", async () => {
    for (let turn = 0; turn < MORE_THAN_THE_POOL; turn++) {
      const cut = database.withTransaction(async (tx) => {
        await nextNumber(tx, "M", NOW);
        await terminateAll();
        // The news arrives while nobody asks anything of the connection.
        await sleep(5);
        return nextNumber(tx, "M", NOW);
      });
      expect(isOutage(await failure(cut))).toBe(true);
    }
    await expect(write()).resolves.toMatch(/^M-2026-/);
  });

  test("while connections are idle: at most the first who asks notices, nobody waits for ever (found F101)", async () => {
    for (let turn = 0; turn < MORE_THAN_THE_POOL; turn++) {
      await write();
      await terminateAll();
      const error = await failure(write());
      expect(error === null || isOutage(error)).toBe(true);
    }
    await expect(write()).resolves.toMatch(/^M-2026-/);
  });

  test("while somebody reads: the reader fails as an outage, the next one works (found F101)", async () => {
    const reading = failure(database.raw("select pg_sleep(30)"));
    await sleep(50);
    await terminateAll();
    expect(isOutage(await reading)).toBe(true);
    await expect(database.raw("select 1 as one")).resolves.toEqual([{ one: 1 }]);
  });
});

describe.runIf(dialect === "sqlite")("the disk of SQLite is full", () => {
  test("the write fails as an outage and leaves nothing; with space again the next one works (found F102)", async () => {
    const [pages] = await database.raw("pragma page_count");
    await database.raw(`pragma max_page_count = ${String(pages?.page_count)}`);
    const filling = database.withTransaction(async (tx) => {
      for (let at = 0; at < 2000; at++) await nextNumber(tx, "M", new Date(Date.UTC(3000 + at, 0)));
    });
    expect(isOutage(await failure(filling))).toBe(true);
    await database.raw("pragma max_page_count = 1000000");
    await expect(write()).resolves.toBe("M-2026-0001");
  });
});

test("a mistake of our own is no outage", async () => {
  const wrong = database.withTransaction(
    async (tx) => void (await tx.select({ x: sql`no_such_column` }).from(sql`no_such`)),
  );
  expect(isOutage(await failure(wrong))).toBe(false);
  expect(isOutage(new Error("disk full"))).toBe(false);
  expect(isOutage(Object.assign(new Error("no space"), { code: "ENOSPC" }))).toBe(true);
});
