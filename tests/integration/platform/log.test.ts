import { beforeAll, expect, test } from "vitest";
import { createLogger } from "#app/platform/logger.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const email = "rector@private.example";
let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

test("an insert that fails logs none of the values it was given (found F119)", async () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  const now = new Date();
  await database.withTransaction((tx) => createPerson(tx, { email, name: "Asel Private" }, now));
  const [person] = await database.db.select().from(users);
  const again = database.withTransaction(async (tx) => void (await tx.insert(users).values({ ...person! })));
  await again.catch((err: unknown) => logger.error({ err }, "unhandled error"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/private/i);
});
