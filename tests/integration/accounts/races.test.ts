import { and, eq, isNull } from "drizzle-orm";
import pino from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import { credentials, oneTimeTokens, sessions, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createPerson, hashOnce } from "#app/demo/accounts-factory.server.ts";
import { closeAccount } from "#app/features/accounts/account-commands.server.ts";
import type { AccountContext } from "#app/features/accounts/account-context.ts";
import { requestEmailChange } from "#app/features/accounts/change-email-commands.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { joinByInvitation } from "#app/features/accounts/accept-invitation.server.ts";
import { consumeToken, findToken, storeToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { requestPasswordReset, resetPassword } from "#app/features/accounts/password-commands.server.ts";
import { signIn } from "#app/features/accounts/sign-in-commands.server.ts";
import { signUp, verifyEmail } from "#app/features/accounts/sign-up-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const PASSWORD = "a caravan of 40 camels";
const config = readConfig({ APP_MODE: "test", RATE_LIMITS: "off" });
const now = new Date("2026-09-01T08:00:00Z");
let context: AccountContext;
let count = 0;
const newEmail = () => `person${++count}@university.example`;

beforeAll(async () => {
  const { db, withTransaction } = await openTestDatabase();
  const [logger, limits] = [pino({ level: "silent" }), createRateLimits(config)];
  context = { config, db, withTransaction, clock: { now: () => now }, logger, limits, clientIp: "203.0.113.1" };
});

const nothingElse = async () => {};
const visit = { device: "", cookieHeader: undefined };
const together = <T>(work: (index: number) => Promise<T>, times = 20) =>
  Promise.all(Array.from({ length: times }, (_, index) => work(index)));

async function newPerson(): Promise<Viewer> {
  const passwordHash = await hashOnce(PASSWORD);
  const email = newEmail();
  const person = await context.withTransaction((tx) => createPerson(tx, { email, passwordHash }, now));
  return { ...person, locale: "en", isVerified: true, grants: [] };
}

async function secretTo(recipient: string): Promise<string> {
  const rows = await context.db.select().from(outbox).where(eq(outbox.recipient, recipient));
  const texts = rows.map((row) => openLetter(config, row)?.text ?? "");
  return texts.map((text) => /(?:token=|invitations\/)([\w-]{43})/.exec(text)?.[1]).findLast(Boolean) ?? "";
}

const accountsWith = (email: string) => context.db.select().from(users).where(eq(users.email, email));

describe("Q05 of twenty at once with one link", () => {
  test("one uses the token up", async () => {
    const { id: userId, email } = await newPerson();
    await context.withTransaction((tx) => storeToken(tx, "secret", { purpose: "verify_email", userId, email }, now));
    const used = await together(() => context.withTransaction((tx) => consumeToken(tx, "secret", "verify_email", now)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await findToken(context.db, "secret", "verify_email", now)).toBeNull();
  });

  test("one resets the password", async () => {
    const { id, email } = await newPerson();
    await requestPasswordReset(context, email);
    const secret = await secretTo(email);
    const results = await together((index) => resetPassword(context, secret, `rides ${index} forty camels`));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results.findIndex(({ ok }) => ok);
    expect((await signIn(context, { email, password: `rides ${winner} forty camels` }, visit)).ok).toBe(true);
    expect(await context.db.select().from(credentials).where(eq(credentials.userId, id))).toHaveLength(1);
  });

  test("one joins by the invitation, and whoever pressed with it is let in (found F100)", async () => {
    const email = newEmail();
    await inviteToRole(context, { email, role: "council", locale: "kk" }, null);
    const secret = await secretTo(email);
    const person = { name: "Berik Omarov", password: PASSWORD, locale: "kk" as const };
    const results = await together(() => joinByInvitation(context, secret, person, nothingElse));
    const [account] = await accountsWith(email);
    expect(results).toEqual(Array(20).fill({ ok: true, userId: account?.id }));
    const other = await joinByInvitation(context, secret, { ...person, password: "another forty camels" }, nothingElse);
    expect(other).toEqual({ ok: false, reason: "link" });
    expect(
      await context.db
        .select()
        .from(grants)
        .where(eq(grants.userId, account?.id ?? "")),
    ).toHaveLength(1);
  });
});

test("Q04 of twenty signing up with one address, one makes the account", async () => {
  const email = newEmail();
  const account = { name: "Aigerim Sadykova", email, password: PASSWORD, locale: "en" as const };
  const results = await together(() => signUp(context, account, undefined));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await accountsWith(email)).toHaveLength(1);
});

test("an address that meanwhile belongs to somebody else is not verified for a second account", async () => {
  const { email } = await newPerson();
  const late = await newPerson();
  await context.withTransaction(async (tx) => {
    await tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, late.id));
    await storeToken(tx, "late", { purpose: "verify_email", userId: late.id, email }, now);
  });
  expect(await verifyEmail(context, "late")).toBeNull();
  expect(await accountsWith(email)).toHaveLength(1);
});

test("Q06 signing in with the old password during a reset leaves no session behind it", async () => {
  for (let round = 0; round < 5; round++) {
    const { id, email } = await newPerson();
    await requestPasswordReset(context, email);
    const secret = await secretTo(email);
    const [reset] = await Promise.all([
      resetPassword(context, secret, "rides forty camels"),
      ...Array.from({ length: 4 }, () => signIn(context, { email, password: PASSWORD }, visit)),
    ]);
    expect(reset.ok).toBe(true);
    expect(await context.db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
  }
});

test("Q06 a role given while the account is being closed is never lost without a word", async () => {
  const institutionId = await context.withTransaction((tx) => addInstitution(tx, now));
  for (let round = 0; round < 5; round++) {
    const viewer = await newPerson();
    const grant = { userId: viewer.id, role: "editor" as const, institutionId, grantedById: null };
    const [closed, granted] = await Promise.allSettled([
      closeAccount(context, PASSWORD, viewer),
      context.withTransaction((tx) => grantRole(tx, grant, now)),
    ]);
    const isThere = (await accountsWith(viewer.email)).length === 1;
    const isOpen = and(eq(grants.userId, viewer.id), isNull(grants.revokedAt));
    const held = (await context.db.select().from(grants).where(isOpen)).length === 1;
    expect(closed.status).toBe("fulfilled");
    expect([isThere, held]).toEqual(granted.status === "fulfilled" ? [true, true] : [false, false]);
  }
});

test("A10 the newest of several links for a new address wins", async () => {
  const viewer = await newPerson();
  const [first, second] = [newEmail(), newEmail()];
  await requestEmailChange(context, { email: first, currentPassword: PASSWORD }, viewer);
  await requestEmailChange(context, { email: second, currentPassword: PASSWORD }, viewer);
  expect(await findToken(context.db, await secretTo(first), "change_email", now)).toBeNull();
  expect(await findToken(context.db, await secretTo(second), "change_email", now)).toMatchObject({ email: second });
});

test("A06 only the hash of a link's secret is stored", async () => {
  const { email } = await newPerson();
  await requestPasswordReset(context, email);
  const secret = await secretTo(email);
  const stored = JSON.stringify([
    await context.db.select().from(oneTimeTokens),
    await context.db.select().from(outbox),
  ]);
  expect(secret).toHaveLength(43);
  expect(stored).not.toContain(secret);
});
