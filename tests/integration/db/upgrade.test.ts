import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { matchesSearch } from "#db/search.server.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";
import { listColumns, listDefinitions } from "#tests/support/stored-schema.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

type Columns = Record<string, string[]>;

/** Columns that a migration fills anew on purpose, as `table.column`, with the reason beside each. */
const REWRITTEN = new Set(["public_version.value"]);

/** Of every column: how many values it holds and a digest of them, in no order. */
async function digest(database: OpenDatabase, columns: Columns): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [table, names] of Object.entries(columns)) {
    const rows = await database.raw(`select ${names.map((name) => `"${name}"`).join(", ")} from "${table}"`);
    for (const name of names) {
      const values = rows.map((row) => JSON.stringify(row[name])).sort();
      digests[`${table}.${name}`] = `${rows.length} ${createHash("sha256").update(values.join("\n")).digest("hex")}`;
    }
  }
  return digests;
}

describe.each(EARLIER_RELEASES)("a filled database of release %s", (release) => {
  let database: OpenDatabase;
  let before: Columns;
  let digestsBefore: Record<string, string>;

  beforeAll(async () => {
    database = await openEarlierRelease(release);
    before = await listColumns(database);
    digestsBefore = await digest(database, before);
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("is filled", () => {
    expect(Object.keys(before).length).toBeGreaterThan(20);
    for (const table of ["applications", "memberships", "projects", "activity", "outbox", "users"]) {
      expect(digestsBefore[`${table}.id`]).toMatch(/^[1-9]\d* /);
    }
  });

  test("keeps every value of every column that is still there (found F117)", async () => {
    const after = await listColumns(database);
    const kept = Object.fromEntries(
      Object.entries(before).flatMap(([table, names]) => {
        const there = names.filter((name) => after[table]?.includes(name) && !REWRITTEN.has(`${table}.${name}`));
        return there.length > 0 ? [[table, there]] : [];
      }),
    );
    const expected = Object.keys(kept).flatMap((table) => kept[table]?.map((name) => `${table}.${name}`) ?? []);
    const digestsAfter = await digest(database, kept);
    for (const column of expected) expect([column, digestsAfter[column]]).toEqual([column, digestsBefore[column]]);
  });

  test("has the tables, indexes, triggers, keys and checks of a new one", async () => {
    expect(await listDefinitions(database)).toEqual(await listDefinitions(await openTestDatabase()));
  });

  test("is searched as before, and migrating again applies nothing", async () => {
    const found = await database.db
      .select({ id: institutions.id })
      .from(institutions)
      .where(matchesSearch("institutions", institutions.search, institutions.id, "Samarkand"));
    expect(found.length).toBeGreaterThan(0);
    expect(await database.migrate("db/migrations")).toBe(0);
  });
});
