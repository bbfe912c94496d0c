import { getTableName } from "drizzle-orm";
import { expect, test } from "vitest";
import { HOLDERS, HOLDERS_OF_MEMBERSHIP } from "#app/features/imports/find-kept.server.ts";
import { listReferences } from "#tests/support/stored-schema.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

/** What an undo takes away itself. */
const GOES = ["memberships.institution_id", "membership_changes.membership_id"];

const inSnakes = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test("whatever would keep the database from taking a listed member away is told of before", async () => {
  const database = await openTestDatabase();
  const references = await listReferences(database);
  const holding = references
    .filter(({ to, onDelete }) => ["institutions", "memberships"].includes(to) && onDelete === "no action")
    .map(({ from }) => from);
  const told = [...HOLDERS, ...HOLDERS_OF_MEMBERSHIP].map(
    ({ column: { table, name } }) => `${getTableName(table)}.${inSnakes(name)}`,
  );
  expect(holding.length).toBeGreaterThan(15);
  expect(holding.filter((one) => !told.includes(one) && !GOES.includes(one))).toEqual([]);
});
