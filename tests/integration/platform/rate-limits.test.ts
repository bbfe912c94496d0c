import Database from "better-sqlite3";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dialect } from "#db/kit.ts";
import { readConfig } from "#app/platform/config.server.ts";
import type { RateLimits } from "#app/platform/rate-limits.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";

const folder = temporaryFolder();
let limits: RateLimits;

beforeAll(() => {
  const url = dialect === "sqlite" ? "file:unused.db" : process.env.TEST_POSTGRES_URL;
  limits = createRateLimits(readConfig({ APP_MODE: "test", DATABASE_URL: url, DATA_DIR: folder }));
});
afterAll(() => limits.close());

const from = (email: string, ip = "192.0.2.1") => ({ email, ip });

test("K01 of twenty tries at once, as many pass as there are points, from the very first on", async () => {
  const ask = () => limits.consume("signInByAccountAndAddress", from("a@x.example"));
  const tries = await Promise.all(Array.from({ length: 20 }, ask));
  expect(tries.filter((wait) => wait === null)).toHaveLength(5);
  expect(await limits.peek("signInByAccountAndAddress", from("a@x.example"))).toBeGreaterThan(800);
  expect(await limits.peek("signInByAccountAndAddress", from("b@x.example"))).toBeNull();
});

test("a try given back can be taken again, and a cleared key begins anew", async () => {
  const whom = { email: "c@x.example" };
  for (let i = 0; i < 5; i++) await limits.consume("letterByRecipient", whom);
  await limits.giveBack("letterByRecipient", whom);
  expect(await limits.consume("letterByRecipient", whom)).toBeNull();
  expect(await limits.consume("letterByRecipient", whom)).not.toBeNull();
  await limits.clear("letterByRecipient", whom);
  expect(await limits.consume("letterByRecipient", whom)).toBeNull();
});

test("K01 a day has a limit of its own beside the quarter of an hour (found F46)", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-25T06:00:00Z") });
  const use = () => limits.consume("signInByAccountAndAddress", from("daily@x.example"));
  const waits = [];
  for (let quarter = 0; quarter < 3; quarter++) {
    for (let tried = 0; tried < 6; tried++) waits.push(await use());
    vi.setSystemTime(Date.now() + 16 * 60_000);
  }
  vi.useRealTimers();
  expect(waits.filter((wait) => wait === null)).toHaveLength(10);
  expect(waits.at(-1)).toBeGreaterThan(23 * 3600);
});

test("the addresses of one IPv6 network are one (found F44)", async () => {
  for (let i = 0; i < 300; i++) await limits.consume("searchByAddress", { ip: `2001:db8:1:2::${i.toString(16)}` });
  expect(await limits.consume("searchByAddress", { ip: "2001:db8:1:2:ffff::1" })).not.toBeNull();
  expect(await limits.consume("searchByAddress", { ip: "2001:db8:1:3::1" })).toBeNull();
});

test("an address is one however it is written, and nobody can read it in the store (found F45)", async () => {
  for (let i = 0; i < 5; i++) await limits.consume("letterByRecipient", { email: "Dean.Readable@x.example" });
  expect(await limits.consume("letterByRecipient", { email: " dean.readable@X.example" })).not.toBeNull();
  if (dialect !== "sqlite") return;
  const stored = ["rate-limits.db", "rate-limits.db-wal"].map((name) =>
    readFileSync(path.join(folder, name), "latin1"),
  );
  expect(stored.join("")).not.toMatch(/readable|203\.0\.113|2001:db8/i);
});

test("a limit whose start failed is started again by the next one who asks (found F102)", async () => {
  const folder = temporaryFolder();
  const { url, heal } = dialect === "sqlite" ? { url: "file:unused.db", heal: spoil(folder) } : databaseToCome();
  const limits = createRateLimits(readConfig({ APP_MODE: "test", DATABASE_URL: url, DATA_DIR: folder }));
  await expect(limits.consume("signInByAddress", { ip: "192.0.2.7" })).rejects.toThrow();
  await heal();
  expect(await limits.consume("signInByAddress", { ip: "192.0.2.7" })).toBeNull();
  await limits.close();
});

test("two processes that count for the first time, at once and in several windows, both can", async () => {
  const { url, heal } = dialect === "sqlite" ? { url: "file:unused.db", heal: async () => {} } : databaseToCome();
  await heal();
  for (let round = 0; round < 5; round++) {
    const config = readConfig({ APP_MODE: "test", DATABASE_URL: url, DATA_DIR: temporaryFolder() });
    const processes = [createRateLimits(config), createRateLimits(config)];
    const names = ["signInByAddress", "searchByAddress"] as const;
    const tries = processes.flatMap((limits) => names.map((name) => limits.consume(name, { ip: "192.0.2.8" })));
    expect(await Promise.all(tries)).toEqual([null, null, null, null]);
    for (const limits of processes) await limits.close();
    if (dialect === "postgres") await dropTable(url);
  }
});

async function dropTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("drop table rate_limits");
  await client.end();
}

/** Puts something else where the table belongs; returns what takes it away. */
function spoil(folder: string): () => Promise<void> {
  const store = new Database(path.join(folder, "rate-limits.db"));
  store.exec("create table other (name text); create index limits on other (name)");
  return async () => void store.exec("drop index limits").close();
}

function databaseToCome() {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? "");
  url.pathname = `/limits_${randomUUID().replaceAll("-", "")}`;
  const heal = async () => {
    const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    await client.query(`create database ${url.pathname.slice(1)}`);
    await client.end();
  };
  return { url: url.href, heal };
}
