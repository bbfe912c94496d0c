import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { askedOnce, askingOnce } from "#db/asked-once.server.ts";
import type { OpenDatabase, Reader } from "#db/index.server.ts";
import { counters } from "#db/schema/counters.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

let database: OpenDatabase;
let asked = 0;

const valueOf = async (db: Reader, name: string) => {
  asked += 1;
  return (await db.select().from(counters).where(eq(counters.name, name)))[0]?.value ?? null;
};
const valueOnce = askedOnce("value_of_counter", (name: string) => name, valueOf);
const put = (name: string, value: number) =>
  database.withTransaction(async (tx) => {
    await tx.insert(counters).values({ name, value });
    return valueOnce(tx, name);
  });

beforeAll(async () => {
  database = await openTestDatabase();
});

describe("what several parts of a page ask", () => {
  test("goes to the database once in a request, for each thing it is about", async () => {
    await put("a", 1);
    asked = 0;
    const answers = await askingOnce(() =>
      Promise.all([valueOnce(database.db, "a"), valueOnce(database.db, "a"), valueOnce(database.db, "none")]),
    );
    expect(answers).toEqual([1, 1, null]);
    expect(asked).toBe(2);
  });

  test("is asked anew after something was written, by the writing itself and after it", async () => {
    await askingOnce(async () => {
      expect(await valueOnce(database.db, "b")).toBeNull();
      expect(await put("b", 2)).toBe(2);
      expect(await valueOnce(database.db, "b")).toBe(2);
    });
  });

  test("an answer on its way while something is written serves nobody after it", async () => {
    await askingOnce(async () => {
      const early = valueOnce(database.db, "c");
      await put("c", 3);
      await early;
      expect(await valueOnce(database.db, "c")).toBe(3);
    });
  });

  test("is never kept for another request, nor for work that outlasts its own", async () => {
    const over = Promise.withResolvers<void>();
    let late: Promise<number | null> = Promise.resolve(null);
    await askingOnce(async () => {
      expect(await valueOnce(database.db, "d")).toBeNull();
      late = over.promise.then(() => valueOnce(database.db, "d"));
    });
    await put("d", 4);
    over.resolve();
    expect(await late).toBe(4);
    expect(await askingOnce(() => valueOnce(database.db, "d"))).toBe(4);
  });

  test("cannot be read past a transaction that is open, even where the answer is known", async () => {
    await askingOnce(async () => {
      await valueOnce(database.db, "a");
      await expect(database.withTransaction(() => valueOnce(database.db, "a"))).rejects.toThrow("db read inside");
    });
  });
});
