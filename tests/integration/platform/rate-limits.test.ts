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
