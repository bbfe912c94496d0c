import { eq } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase, Tx } from "#db/index.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { counters } from "#db/schema/counters.ts";
import { users } from "#db/schema/accounts.ts";
import { registryInstitutions, registryNames } from "#db/schema/registry.ts";
import { dialect } from "#db/kit.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

const count = async (name: string) =>
  (await database.db.select().from(counters).where(eq(counters.name, name)))[0]?.value;
const put = (tx: Tx, name: string, value: number) => tx.insert(counters).values({ name, value });

describe("withTransaction", () => {
  test("migrating twice applies nothing", async () => {
    expect(await database.migrate("db/migrations")).toBe(0);
  });

  test("one writer at a time: 200 concurrent raises of a counter leave no gap", async () => {
    const now = new Date("2026-05-01T00:00:00Z");
    const numbers = await Promise.all(
      Array.from({ length: 200 }, () => database.withTransaction((tx) => nextNumber(tx, "M", now))),
    );
    expect(new Set(numbers).size).toBe(200);
    expect(numbers.toSorted().at(-1)).toBe("M-2026-0200");
  });

  test("a rejected callback leaves nothing, and the next one works", async () => {
    const failing = database.withTransaction(async (tx) => {
      await put(tx, "lost", 1);
      await sleep(2);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await count("lost")).toBeUndefined();
    await database.withTransaction(async (tx) => void (await put(tx, "kept", 1)));
    expect(await count("kept")).toBe(1);
  });

  test("many in a row leave turns to everybody else", async () => {
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    for (let done = 0; done < 40; done++)
      await database.withTransaction(async () => {
        const until = performance.now() + 2;
        while (performance.now() < until);
      });
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(8);
  });

  test("readers see the old state until commit", async () => {
    const written = Promise.withResolvers<void>();
    const seen = Promise.withResolvers<void>();
    const writing = database.withTransaction(async (tx) => {
      await put(tx, "late", 1);
      written.resolve();
      await seen.promise;
    });
    await written.promise;
    expect(await count("late")).toBeUndefined();
    seen.resolve();
    await writing;
    expect(await count("late")).toBe(1);
  });

  test("nesting, and reading from outside while inside, are refused at once", async () => {
    await expect(database.withTransaction(() => database.withTransaction(async () => 1))).rejects.toThrow(/inside/);
    await expect(database.withTransaction(async () => database.db.$count(counters))).rejects.toThrow(/inside/);
  });

  test("the engine refuses writes outside a transaction", async () => {
    const smuggled = database.db as Tx;
    await expect((async () => put(smuggled, "smuggled", 1))()).rejects.toThrow();
  });
});

const NAMED = {
  ...{ names: [], country: "KZ", domains: [], externalIds: {}, digest: "", name: "" },
  importedAt: new Date(0),
};

describe("fillNew", () => {
  const rename = (search: string) =>
    database.withTransaction(async (tx) => void (await tx.update(registryNames).set({ search })));
  const settingsNow = async () => (await database.describe()).durability;

  test.skipIf(dialect !== "sqlite")(
    "what was written is found by its last words, and nothing is left of the former",
    async () => {
      const words = async (word: string) =>
        (await database.raw(`select rowid from registry_names_fts where search match '"${word}"'`)).length;
      const kept = async () => database.raw("select id, hex(block) as block from registry_names_fts_data order by id");
      await database.fillNew(async () => {
        await database.withTransaction(async (tx) => {
          await tx.insert(registryInstitutions).values({ ...NAMED, id: "a", status: "active" });
          const name = { position: 0, kind: "display" as const, folded: "", place: "", country: "KZ", notability: 0 };
          await tx.insert(registryNames).values({ ...name, institutionId: "a", search: "formerly" });
        });
        await rename("lately");
        expect([await words("formerly"), await words("lately")]).toEqual([0, 1]);
      });
      expect([await words("formerly"), await words("lately")]).toEqual([0, 1]);
      const hexOf = (word: string) => Buffer.from(word).toString("hex").toUpperCase();
      const all = JSON.stringify(await kept());
      expect(all).toContain(hexOf("lately").slice(2));
      expect(all).not.toContain(hexOf("formerly").slice(2));
      await rename("newly");
      expect(JSON.stringify(await kept())).not.toContain(hexOf("lately").slice(2));

      // The same words again write nothing to the index.
      const before = await kept();
      await rename("newly");
      expect(await kept()).toEqual(before);
    },
  );

  test("from its end on, also where it failed, what is committed survives", async () => {
    const before = await settingsNow();
    const during = await database.fillNew(settingsNow);
    if (dialect === "sqlite") expect([before.synchronous, during.synchronous]).toEqual(["full", "normal"]);
    expect(await settingsNow()).toEqual(before);
    await expect(database.fillNew(() => Promise.reject(new Error("cut short")))).rejects.toThrow("cut short");
    expect(await settingsNow()).toEqual(before);
  });
});

test("an e-mail address is one person in any case, and times keep their milliseconds", async () => {
  const createdAt = new Date("2026-03-04T05:06:07.089Z");
  const person = { email: " Айгүл@Example.KZ ", name: "Айгүл", locale: "kk" as const, createdAt };
  await database.withTransaction(async (tx) => void (await tx.insert(users).values(person)));
  const [found] = await database.db.select().from(users).where(eq(users.email, "айГҮЛ@EXAMPLE.kz"));
  expect(found).toMatchObject({ email: "айгүл@example.kz", createdAt, suspendedAt: null });
  const again = await database.withTransaction((tx) =>
    tx.insert(users).values(person).onConflictDoNothing().returning(),
  );
  expect(again).toEqual([]);
});
