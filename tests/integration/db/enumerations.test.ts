import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig as pgConfig } from "drizzle-orm/pg-core";
import { getTableConfig as liteConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";
import * as schema from "#db/schema.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";
import { listDefinitions } from "#tests/support/stored-schema.ts";

const configOf = dialect === "sqlite" ? liteConfig : (pgConfig as unknown as typeof liteConfig);
const tables = Object.values<unknown>(schema).filter((one): one is SQLiteTable => is(one, Table));

/** Every column of the schema that holds one of a few states, as `table.column`. */
const enumerations = tables.flatMap((table) => {
  const checks = configOf(table).checks.map(({ name }) => name);
  return Object.keys(getTableColumns(table)).flatMap((key) => {
    const [name, column] = [getTableName(table), toSnakeCase(key)];
    const check = `${name}_${column}_check`;
    return checks.includes(check) ? [{ table, key, check, name: `${name}.${column}` }] : [];
  });
});

describe("an enumeration of the schema", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openEarlierRelease(EARLIER_RELEASES.at(-1) ?? "");
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("stands at every state that rules go by", () => {
    expect(enumerations.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "applications.status",
        "applications.category",
        "application_checks.result",
        "council_sessions.state",
        "grants.role",
        "memberships.status",
        "outbox.status",
        "project_interests.status",
        "project_partners.status",
        "projects.status",
        "projects.visibility",
      ]),
    );
  });

  test.each(enumerations)("is known to the database: $name", async ({ check }) => {
    const known = (await listDefinitions(database)).filter((definition) => definition.includes(check));
    expect(known).toHaveLength(1);
  });

  test("lets the database itself refuse a wrong value, and keeps the row", async () => {
    const tried: string[] = [];
    for (const { table, key, check, name } of enumerations) {
      const before = await database.db.select().from(table);
      if (before.length === 0) continue;
      const wrong = database.withTransaction((tx) => tx.update(table).set({ [key]: "no_such_state" }));
      const reason = await wrong.then(
        () => "taken",
        (error: Error) => `${error.message} ${(error.cause as Error | undefined)?.message ?? ""}`,
      );
      expect(reason).toContain(check);
      expect(await database.db.select().from(table)).toEqual(before);
      tried.push(name);
    }
    expect(tried.length).toBeGreaterThan(15);
  });
});
