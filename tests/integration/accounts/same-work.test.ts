import { getTableName, type Table } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { AccountContext } from "#app/features/accounts/account-context.ts";
import { requestPasswordReset } from "#app/features/accounts/password-commands.server.ts";
import { signIn } from "#app/features/accounts/sign-in-commands.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { oneTimeTokens, users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createPerson, hashOnce } from "#app/demo/accounts-factory.server.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const PASSWORD = "a caravan of 40 camels";
const WRITES = new Set(["insert", "update", "delete"]);
const EMAILS = { known: "known@university.example", suspended: "suspended@university.example" };
const UNKNOWN = "nobody@university.example";

let context: AccountContext;
/** What was asked of the database, in order. */
let asked: string[] = [];

/** Notes every query that is begun on a reader or a transaction. */
function watched<T extends object>(database: T): T {
  return new Proxy(database, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (...input: unknown[]) => {
        asked.push(WRITES.has(String(key)) ? `${String(key)} ${getTableName(input[0] as Table)}` : String(key));
        return value.apply(target, input) as unknown;
      };
    },
  });
}

beforeAll(async () => {
  const { db, withTransaction, ...services } = await openTestServices();
  const passwordHash = await hashOnce(PASSWORD);
  const now = services.clock.now();
  await withTransaction(async (tx) => {
    await createPerson(tx, { email: EMAILS.known, passwordHash }, now);
    await createPerson(tx, { email: EMAILS.suspended, passwordHash, isSuspended: true }, now);
  });
  context = {
    ...services,
    db: watched(db),
    withTransaction: (work) => withTransaction((tx) => work(watched(tx))),
    limits: createRateLimits(readConfig({ APP_MODE: "test", RATE_LIMITS: "off" })),
    clientIp: "203.0.113.1",
  };
  // The name of the association is read once.
  await requestPasswordReset(context, "first@university.example");
});

async function workOf(act: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  await act();
  return asked;
}

describe("whether an address has an account is not told by the work it makes", () => {
  test.each(["first", "second"])("when a new password is asked for, the %s time (found F48)", async () => {
    const work = (email: string) => workOf(() => requestPasswordReset(context, email));
    const known = await work(EMAILS.known);
    expect(known).toContain("insert outbox");
    expect(await work(UNKNOWN)).toEqual(known);
    expect(await work(EMAILS.suspended)).toEqual(known);
  });

  test("and of what was written for nobody, nothing is left (found F48)", async () => {
    const letters = await context.db.select().from(outbox);
    const tokens = await context.db.select().from(oneTimeTokens);
    expect(letters.map(({ recipient }) => recipient)).toEqual([EMAILS.known, EMAILS.known]);
    expect(tokens.map(({ email }) => email)).toEqual([EMAILS.known]);
  });

  test("when somebody signs in with a wrong password (found F48)", async () => {
    const visit = { device: "", cookieHeader: undefined };
    const work = (email: string, password = "another caravan") =>
      workOf(() => signIn(context, { email, password }, visit));
    const known = await work(EMAILS.known);
    expect(known).toContain("insert activity");
    expect(await work(UNKNOWN)).toEqual(known);
    expect(await work(EMAILS.suspended)).toEqual(known);
    expect(await work(EMAILS.suspended, PASSWORD)).toEqual(known);
    expect(await context.db.$count(users)).toBe(2);
  });
});
