import Database from "better-sqlite3";
import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dialect } from "#db/kit.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createRateLimits, type RateLimits } from "#app/platform/rate-limits.server.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";

let limits: RateLimits;

beforeAll(() => {
  const url = dialect === "sqlite" ? "file:unused.db" : process.env.TEST_POSTGRES_URL;
  limits = createRateLimits(readConfig({ APP_MODE: "test", DATABASE_URL: url, DATA_DIR: temporaryFolder() }));
});
afterAll(() => limits.close());

test("K01 of twenty tries at once, as many pass as there are points, from the very first on", async () => {
  const tries = await Promise.all(Array.from({ length: 20 }, () => limits.consume("signInByAccountAndAddress", "a")));
  expect(tries.filter((wait) => wait === null)).toHaveLength(5);
  expect(await limits.peek("signInByAccountAndAddress", "a")).toBeGreaterThan(800);
  expect(await limits.peek("signInByAccountAndAddress", "b")).toBeNull();
});

test("a try given back can be taken again, and a cleared key begins anew", async () => {
  for (let i = 0; i < 5; i++) await limits.consume("linkByRecipient", "c");
  await limits.giveBack("linkByRecipient", "c");
  expect(await limits.consume("linkByRecipient", "c")).toBeNull();
  expect(await limits.consume("linkByRecipient", "c")).not.toBeNull();
  await limits.clear("linkByRecipient", "c");
  expect(await limits.consume("linkByRecipient", "c")).toBeNull();
});

test("a limit whose start failed is started again by the next one who asks (found F102)", async () => {
  const folder = temporaryFolder();
  const { url, heal } = dialect === "sqlite" ? { url: "file:unused.db", heal: spoil(folder) } : databaseToCome();
  const limits = createRateLimits(readConfig({ APP_MODE: "test", DATABASE_URL: url, DATA_DIR: folder }));
  await expect(limits.consume("signInByAddress", "d")).rejects.toThrow();
  await heal();
  expect(await limits.consume("signInByAddress", "d")).toBeNull();
  await limits.close();
});

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
