import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { credentials, sessions, users } from "#db/schema/accounts.ts";
import type { Locale } from "#db/locales.ts";
import { verifyPassword } from "#app/platform/passwords.server.ts";
import { type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { openSession } from "./sessions.server.ts";
import { knownDeviceOf } from "./known-device.server.ts";

interface SignIn {
  email: string;
  password: string;
}

/** From where somebody signs in. */
interface Visit {
  /** Browser and system, for the list of sessions. */
  device: string;
  cookieHeader: string | undefined;
  /** The language chosen just before, which the account takes. */
  locale?: Locale | null;
  /** The session the browser already has: it ends when the new one begins. */
  sessionId?: string;
}

export type SignInResult =
  { ok: true; token: string; userId: string; locale: Locale; isVerified: boolean } | Refusal<never, "wrong"> | TooOften;

interface Account {
  id: string;
  locale: Locale;
  emailVerifiedAt: Date | null;
  suspendedAt: Date | null;
  passwordHash: string;
}

async function findAccount(db: Reader, email: string): Promise<Account | undefined> {
  const { id, locale, emailVerifiedAt, suspendedAt } = users;
  const [account] = await db
    .select({ id, locale, emailVerifiedAt, suspendedAt, passwordHash: credentials.passwordHash })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.email, email));
  return account;
}

interface Tries {
  /** Takes one; null, or the seconds to wait. */
  take(): Promise<number | null>;
  /** After a success: what the account used at this address is forgotten, and the wider counts get their try back. */
  giveBack(): Promise<void>;
}

// A device that signed in before has tries of its own, so that strangers cannot use up a person's tries.
function triesFor(
  { config, limits, clientIp: ip }: AccountContext,
  email: string,
  account: Account | undefined,
  visit: Visit,
): Tries {
  const device = knownDeviceOf(config, visit.cookieHeader, account?.id);
  if (account && device) {
    const whom = { user: account.id, device };
    const name = "signInByKnownDevice";
    return { take: () => limits.consume(name, whom), giveBack: () => limits.clear(name, whom) };
  }
  return {
    take: async () =>
      (await limits.consume("signInByAccountAndAddress", { email, ip })) ??
      (await limits.consume("signInByAddress", { ip })) ??
      (await limits.consume("signInByAccount", { email })),
    async giveBack() {
      await limits.giveBack("signInByAccount", { email });
      await limits.clear("signInByAccountAndAddress", { email, ip });
      await limits.giveBack("signInByAddress", { ip });
    },
  };
}

/**
 * Signs a person in by e-mail and password, and ends the session the browser had. An unknown address, a wrong password
 * and a suspended account give the same answer in the same time. An unverified account gets in: what it may do is
 * decided by the guards. Throws PasswordQueueFullError when too many wait.
 */
export async function signIn(
  context: AccountContext,
  { email, password }: SignIn,
  visit: Visit,
): Promise<SignInResult> {
  const { db, logger, requestId, clientIp } = context;
  const account = await findAccount(db, email);
  const tries = triesFor(context, email, account, visit);
  const retryAfterSeconds = await tries.take();
  if (retryAfterSeconds !== null) {
    logger.warn({ requestId, userId: account?.id ?? null, clientIp }, "sign-in limit reached");
    return refused("too-often", { retryAfterSeconds });
  }
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  const token = await settle(context, account, isRight && !account?.suspendedAt, visit);
  if (!account || !token) {
    logger.warn({ requestId, userId: account?.id ?? null, clientIp }, "sign-in failed");
    return refused("wrong");
  }
  await tries.giveBack();
  logger.info({ requestId, userId: account.id }, "signed in");
  const { id: userId, emailVerifiedAt } = account;
  return { ok: true, token, userId, locale: visit.locale ?? account.locale, isVerified: emailVerifiedAt !== null };
}

/** Opens the session, unless the password was changed or the account suspended while the password was being checked. */
function settle(
  { withTransaction, clock, requestId }: AccountContext,
  account: Account | undefined,
  isAllowed: boolean,
  visit: Visit,
): Promise<string | null> {
  return withTransaction(async (tx) => {
    const occasion = { now: clock.now(), requestId };
    const [current] = await tx
      .select({ passwordHash: credentials.passwordHash, suspendedAt: users.suspendedAt })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(eq(users.id, account?.id ?? ""));
    const isStill = current?.passwordHash === account?.passwordHash && !current?.suspendedAt;
    if (!account || !isAllowed || !isStill) {
      await recordAccountEvent(
        tx,
        { action: "user.sign_in_failed", userId: account?.id ?? null, actorId: null },
        occasion,
      );
      return null;
    }
    if (visit.sessionId) await tx.delete(sessions).where(eq(sessions.id, visit.sessionId));
    await recordAccountEvent(tx, { action: "user.signed_in", userId: account.id, actorId: account.id }, occasion);
    await takeLocale(tx, account, visit, occasion);
    return openSession(tx, account.id, visit.device, occasion.now);
  });
}

async function takeLocale(
  tx: Tx,
  { id: userId, locale }: Account,
  { locale: chosen = locale }: Visit,
  occasion: Parameters<typeof recordAccountEvent>[2],
): Promise<void> {
  if (!chosen || chosen === locale) return;
  await tx.update(users).set({ locale: chosen }).where(eq(users.id, userId));
  await recordAccountEvent(tx, { action: "user.details_changed", userId, actorId: userId }, occasion);
}

/** Opens the first session of somebody who has just made the account by an invitation. Resolves to its token. */
export function startSession(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  userId: string,
  device: string,
): Promise<string> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    await recordAccountEvent(tx, { action: "user.signed_in", userId, actorId: userId }, { now, requestId });
    return openSession(tx, userId, device, now);
  });
}

/** Ends one session. */
export async function signOut(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  sessionId: string,
  userId: string,
): Promise<void> {
  await withTransaction(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, sessionId));
    await recordAccountEvent(
      tx,
      { action: "user.signed_out", userId, actorId: userId },
      { now: clock.now(), requestId },
    );
  });
}
