import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { credentials, oneTimeTokens, users } from "#db/schema/accounts.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import type { Letter } from "#app/platform/outbox.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import type { OnItsWay, Refusal, TooOften } from "#app/platform/refusal.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import {
  addressChangeAskedLetter,
  addressChangedLetter,
  knownAddressLetter,
  newAddressLetter,
} from "./account-emails.ts";
import { queueAccountLetter, senderIn } from "./account-letters.server.ts";
import { type AccountRow, findAccountByEmail, findAccountById } from "./accounts-queries.server.ts";
import { endAccess } from "./end-access.server.ts";
import { takeOwnLetterTry } from "./link-limits.server.ts";
import { consumeToken, drawSecret, endOfLink, findToken, lastMade, storeToken } from "./one-time-tokens.server.ts";
import { provePassword } from "./password-commands.server.ts";
import type { Viewer } from "./viewer.ts";

type AskResult = { ok: true } | Refusal<never, "wrong_current"> | TooOften | OnItsWay;

/**
 * Sends a link to the new address and a notice to the present one. Nothing changes before the link is used. An address
 * that has an account already gives the same answer; its owner is told, and no link is sent.
 */
export async function requestEmailChange(
  context: AccountContext,
  { email, currentPassword }: { email: string; currentPassword: string },
  viewer: Viewer,
): Promise<AskResult> {
  const proven = await provePassword(context, currentPassword, viewer.id);
  if (!proven.ok) return proven;
  const asked = { purpose: "change_email", userId: viewer.id, email } as const;
  const sentNow = onItsWay(await lastMade(context.db, asked), context.clock.now());
  if (sentNow) return sentNow;
  const tooOften = await takeOwnLetterTry(context, { user: viewer.id, email });
  if (tooOften) return tooOften;
  const { db, withTransaction, clock, requestId } = context;
  const { id: userId, name, locale } = viewer;
  const known = await findAccountByEmail(db, email);
  const [sender, theirs] = await Promise.all([senderIn(context, locale), senderIn(context, known?.locale ?? locale)]);
  const { secret, sealedSecret } = drawSecret(context.config);
  const stop = drawSecret(context.config);
  const date = formatDateTime(clock.now(), locale);
  const until = formatDateTime(endOfLink("change_email", clock.now()), locale);
  await withTransaction(async (tx) => {
    const now = clock.now();
    await storeToken(tx, secret, { purpose: "change_email", userId, email }, now);
    const letter = known
      ? knownAddressLetter(theirs, known)
      : newAddressLetter(sender, { name, until, path: `/account/email/confirm?token=${SECRET_MARK}` });
    await queueAccountLetter(
      tx,
      { kind: "account-change-email", letter, sealedSecret, recipient: email, locale: known?.locale ?? locale, userId },
      now,
    );
    const notice = addressChangeAskedLetter(sender, { name, date, ...wayBack(now, locale) });
    await queueNotice(tx, { kind: "account-change-asked", letter: notice, stop, owner: viewer }, now);
    await recordAccountEvent(tx, { action: "user.address_change_asked", userId, actorId: userId }, { now, requestId });
  });
  return { ok: true };
}

const wayBack = (now: Date, locale: Locale) => ({
  until: formatDateTime(endOfLink("stop_change", now), locale),
  path: `/account/email/stop?token=${SECRET_MARK}`,
});

interface Notice {
  kind: "account-change-asked" | "account-email-changed";
  letter: Letter;
  /** The secret of the link by which the owner of the address stops the change, or takes it back. */
  stop: ReturnType<typeof drawSecret>;
  /** Whose account it is, with the address that is to be given up. */
  owner: Pick<AccountRow, "id" | "email" | "locale">;
}

async function queueNotice(tx: Tx, { kind, letter, stop, owner }: Notice, now: Date): Promise<void> {
  const { id: userId, email, locale } = owner;
  await storeToken(tx, stop.secret, { purpose: "stop_change", userId, email }, now);
  const sealed = { sealedSecret: stop.sealedSecret, recipient: email, locale, userId };
  await queueAccountLetter(tx, { kind, letter, ...sealed }, now);
}

/** Puts a new address into force by its link and tells the former one. False when the link no longer works. */
export async function confirmEmailChange(context: AccountContext, secret: string): Promise<boolean> {
  const { db, withTransaction, clock, requestId, config } = context;
  const token = await findToken(db, secret, "change_email", clock.now());
  const account = token?.userId ? await findAccountById(db, token.userId) : null;
  if (!account) return false;
  const { id: userId, locale, name } = account;
  const date = formatDateTime(clock.now(), locale);
  const back = wayBack(clock.now(), locale);
  const letter = addressChangedLetter(await senderIn(context, locale), { name, date, ...back });
  const stop = drawSecret(config);
  return withTransaction(async (tx) => {
    const now = clock.now();
    const used = await consumeToken(tx, secret, "change_email", now);
    const former = used && (await replaceAddress(tx, userId, used.email));
    if (!former) return false;
    await queueNotice(tx, { kind: "account-email-changed", letter, stop, owner: former }, now);
    await recordAccountEvent(tx, { action: "user.address_changed", userId, actorId: userId }, { now, requestId });
    return true;
  });
}

/**
 * "This was not me": stops a change of address, or takes it back, by the link of the notice. The password and every
 * session and link end with it. Resolves to the secret of a link for a new password, or null when the link no longer
 * works or the address meanwhile belongs to another account.
 */
export async function stopEmailChange(
  { withTransaction, clock, requestId, config }: AccountContext,
  secret: string,
): Promise<string | null> {
  const reset = drawSecret(config);
  return withTransaction(async (tx) => {
    const now = clock.now();
    const token = await findToken(tx, secret, "stop_change", now);
    const account = token?.userId ? await findAccountById(tx, token.userId) : null;
    if (!token || !account || account.isSuspended) return null;
    const { id: userId } = account;
    const { email } = token;
    const isPresent = account.email === email;
    if (!isPresent && !(await replaceAddress(tx, userId, email))) return null;
    await tx.delete(credentials).where(eq(credentials.userId, userId));
    await endAccess(tx, userId, now);
    await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.userId, userId), isNull(oneTimeTokens.usedAt)));
    await storeToken(tx, reset.secret, { purpose: "reset_password", userId, email }, now);
    await recordAccountEvent(
      tx,
      { action: "user.address_change_stopped", userId, actorId: userId },
      { now, requestId },
    );
    return reset.secret;
  });
}

async function replaceAddress(tx: Tx, userId: string, email: string): Promise<AccountRow | null> {
  const former = await findAccountById(tx, userId);
  if (!former || former.isSuspended || (await findAccountByEmail(tx, email))) return null;
  await tx.update(users).set({ email }).where(eq(users.id, userId));
  return former;
}
