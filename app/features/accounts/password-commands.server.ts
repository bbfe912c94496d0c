import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { credentials, users } from "#db/schema/accounts.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { verifyPassword } from "#app/platform/passwords.server.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { passwordChangedLetter, resetLetter } from "./account-emails.ts";
import { queueAccountLetter, senderIn, takeBackUnaddressed } from "./account-letters.server.ts";
import { type AccountRow, findAccountByEmail, findAccountById, findCredentials } from "./accounts-queries.server.ts";
import { takeLetterTry } from "./link-limits.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { hashNewPassword } from "./new-password.server.ts";
import {
  consumeToken,
  drawSecret,
  endOfLink,
  findToken,
  findUsedToken,
  storeToken,
  takeBackUnowned,
} from "./one-time-tokens.server.ts";
import { endAccess } from "./end-access.server.ts";
import type { Viewer } from "./viewer.ts";

/**
 * Sends a link for a new password, if the address has an account that is not suspended. For any other address the same
 * is written and taken back, so that neither the answer nor its time tells which it is. `redirectTo` is a checked path, to
 * which signing in leads afterwards.
 */
export async function requestPasswordReset(
  context: AccountContext,
  email: string,
  redirectTo: string | null = null,
): Promise<{ ok: true } | TooOften> {
  const tooOften = await takeLetterTry(context, email);
  if (tooOften) return tooOften;
  const { db, withTransaction, clock, requestId } = context;
  const account = await findAccountByEmail(db, email);
  const { name, locale } = account ?? { name: email, locale: "en" as const };
  const { secret, sealedSecret } = drawSecret(context.config);
  const path = `/reset-password?token=${SECRET_MARK}`;
  const until = formatDateTime(endOfLink("reset_password", clock.now()), locale);
  const letter = resetLetter(await senderIn(context, locale), { name, until, path });
  await withTransaction(async (tx) => {
    const now = clock.now();
    const userId = account && !account.isSuspended ? account.id : null;
    await recordAccountEvent(tx, { action: "user.password_reset_asked", userId, actorId: null }, { now, requestId });
    await storeToken(tx, secret, { purpose: "reset_password", userId, email, redirectTo }, now);
    const occasion = await queueAccountLetter(
      tx,
      { kind: "account-reset", letter, sealedSecret, recipient: email, locale, userId },
      now,
    );
    await takeBackUnowned(tx, secret);
    await takeBackUnaddressed(tx, occasion);
  });
  return { ok: true };
}

type ResetResult = { ok: true; userId: string; redirectTo: string | null } | Refusal<never, "link" | "guessable">;

/**
 * Sets a new password by its link, ends every session, verifies the address the link went to, and tells the owner. The
 * same form sent twice answers alike.
 */
export async function resetPassword(context: AccountContext, secret: string, password: string): Promise<ResetResult> {
  const result = await resetByLink(context, secret, password);
  return !result.ok && result.reason === "link" ? resetBefore(context, secret, password) : result;
}

// Whoever holds the used link and the password it has set is who pressed the button twice.
async function resetBefore(context: AccountContext, secret: string, password: string): Promise<ResetResult> {
  const used = await findUsedToken(context.db, secret, "reset_password");
  const account =
    used?.userId && used.expiresAt > context.clock.now() && (await findAccountById(context.db, used.userId));
  if (!account || account.isSuspended || account.email !== used.email) return refused("link");
  const proven = await provePassword(context, password, account.id);
  return proven.ok ? { ok: true, userId: account.id, redirectTo: used.redirectTo } : refused("link");
}

async function resetByLink(context: AccountContext, secret: string, password: string): Promise<ResetResult> {
  const { db, withTransaction, clock } = context;
  const token = await findToken(db, secret, "reset_password", clock.now());
  const account = token?.userId ? await findAccountById(db, token.userId) : null;
  if (!account) return refused("link");
  const passwordHash = await hashNewPassword(db, password, account);
  if (!passwordHash) return refused("guessable");
  const replace = await passwordReplacement(context, account);
  return withTransaction(async (tx) => {
    const now = clock.now();
    const used = await consumeToken(tx, secret, "reset_password", now);
    const current = used && (await findAccountById(tx, account.id));
    if (!used || !current || current.isSuspended || current.email !== used.email) return refused("link");
    const isUnverified = and(eq(users.id, account.id), isNull(users.emailVerifiedAt));
    await tx.update(users).set({ emailVerifiedAt: now }).where(isUnverified);
    await replace(tx, passwordHash, "user.password_reset", now);
    await endAccess(tx, account.id, now);
    return { ok: true, userId: account.id, redirectTo: used.redirectTo };
  });
}

type ChangeResult = { ok: true } | Refusal<never, "wrong_current" | "guessable"> | TooOften;

/** Changes the password of somebody who knows the present one; the other sessions end, and a letter says so. */
export async function changePassword(
  context: AccountContext,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  { viewer, sessionId }: { viewer: Viewer; sessionId: string },
): Promise<ChangeResult> {
  const { db, withTransaction, clock } = context;
  const proven = await provePassword(context, currentPassword, viewer.id);
  if (!proven.ok) return proven;
  const passwordHash = await hashNewPassword(db, newPassword, viewer);
  if (!passwordHash) return refused("guessable");
  const replace = await passwordReplacement(context, viewer);
  return withTransaction(async (tx) => {
    const present = await findCredentials(tx, viewer.id);
    if (present?.passwordHash !== proven.passwordHash) return refused("wrong_current");
    const now = clock.now();
    await replace(tx, passwordHash, "user.password_changed", now);
    await endAccess(tx, viewer.id, now, sessionId);
    return { ok: true };
  });
}

type Proof = { ok: true; passwordHash: string } | Refusal<never, "wrong_current"> | TooOften;

/** Whether a signed-in person knows the present password; a session that somebody else holds cannot try for long. */
export async function provePassword(
  { db, limits }: Pick<AccountContext, "db" | "limits">,
  password: string,
  userId: string,
): Promise<Proof> {
  const retryAfterSeconds = await limits.consume("passwordCheckByUser", { user: userId });
  if (retryAfterSeconds !== null) return refused("too-often", { retryAfterSeconds });
  const { passwordHash = null } = (await findCredentials(db, userId)) ?? {};
  if (!(await verifyPassword(passwordHash, password)) || passwordHash === null) return refused("wrong_current");
  await limits.clear("passwordCheckByUser", { user: userId });
  return { ok: true, passwordHash };
}

type Replaced = "user.password_reset" | "user.password_changed";
type Owner = Pick<AccountRow, "id" | "name" | "email" | "locale">;

/** Prepares the letter; what it returns writes the new hash, the event and the letter in one go. */
async function passwordReplacement(context: AccountContext, { id: userId, name, email, locale }: Owner) {
  const { clock, requestId } = context;
  const date = formatDateTime(clock.now(), locale);
  const letter = passwordChangedLetter(await senderIn(context, locale), { name, date });
  return async (tx: Tx, passwordHash: string, action: Replaced, now: Date) => {
    const values = { passwordHash, changedAt: now };
    await tx
      .insert(credentials)
      .values({ userId, ...values })
      .onConflictDoUpdate({ target: credentials.userId, set: values });
    await recordAccountEvent(tx, { action, userId, actorId: userId }, { now, requestId });
    await queueAccountLetter(tx, { kind: "account-changed-password", letter, recipient: email, locale, userId }, now);
  };
}
