import { expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { createSessions, openSession } from "#app/features/accounts/sessions.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const START = new Date("2026-05-01T00:00:00Z");

test("whoever is signed in goes on reading while the session cannot be prolonged (found F102)", async () => {
  const { db, withTransaction } = await openTestDatabase();
  const token = await withTransaction(async (tx) => {
    const { id } = await createPerson(tx, {}, START);
    return openSession(tx, id, "a browser", START);
  });
  const readWith = (error: Error) => {
    const clock = { now: () => new Date(START.getTime() + 10 * DAY_MS) };
    const sessions = createSessions({ db, withTransaction: () => Promise.reject(error), clock, isSecure: false });
    return sessions.read(`session=${token}`);
  };
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  expect(await readWith(full)).toMatchObject({ viewer: { name: expect.any(String) } });
  await expect(readWith(new Error("a mistake of our own"))).rejects.toThrow("our own");
});
