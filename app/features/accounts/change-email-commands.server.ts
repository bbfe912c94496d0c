import { eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
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
import { takeLinkTry, type TooMany } from "./link-limits.server.ts";
import { consumeToken, drawSecret, findToken, storeToken } from "./one-time-tokens.server.ts";
import { provePassword } from "./password-commands.server.ts";
import type { Viewer } from "./viewer.ts";

type AskResult = { ok: true } | { ok: false; reason: "wrong_current" } | TooMany;

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
  const refused = await takeLinkTry(context, "change", email);
  if (refused) return refused;
  const { db, withTransaction, clock, requestId } = context;
  const { id: userId, name, locale } = viewer;
  const known = await findAccountByEmail(db, email);
  const [sender, theirs] = await Promise.all([senderIn(context, locale), senderIn(context, known?.locale ?? locale)]);
  const { secret, sealedSecret } = drawSecret(context.config);
  const date = formatDateTime(clock.now(), locale);
  await withTransaction(async (tx) => {
    const now = clock.now();
    await storeToken(tx, secret, { purpose: "change_email", userId, email }, now);
    const letter = known
      ? knownAddressLetter(theirs, known)
      : newAddressLetter(sender, { name, path: `/account/email/confirm?token=${SECRET_MARK}` });
    await queueAccountLetter(
      tx,
      { kind: "change-email", letter, sealedSecret, recipient: email, locale: known?.locale ?? locale, userId },
      now,
    );
    const notice = addressChangeAskedLetter(sender, { name, date });
    await queueAccountLetter(
      tx,
      { kind: "change-asked", letter: notice, recipient: viewer.email, locale, userId },
      now,
    );
    await recordAccountEvent(tx, { event: "address_change_asked", userId, actorId: userId }, { now, requestId });
  });
  return { ok: true };
}

/** Puts a new address into force by its link and tells the former one. False when the link no longer works. */
export async function confirmEmailChange(context: AccountContext, secret: string): Promise<boolean> {
  const { db, withTransaction, clock, requestId } = context;
  const token = await findToken(db, secret, "change_email", clock.now());
  const account = token?.userId ? await findAccountById(db, token.userId) : null;
  if (!account) return false;
  const { id: userId, locale, name } = account;
  const date = formatDateTime(clock.now(), locale);
  const letter = addressChangedLetter(await senderIn(context, locale), { name, date });
  return withTransaction(async (tx) => {
    const now = clock.now();
    const used = await consumeToken(tx, secret, "change_email", now);
    const former = used && (await replaceAddress(tx, userId, used.email));
    if (!former) return false;
    await queueAccountLetter(tx, { kind: "email-changed", letter, recipient: former.email, locale, userId }, now);
    await recordAccountEvent(tx, { event: "address_changed", userId, actorId: userId }, { now, requestId });
    return true;
  });
}

async function replaceAddress(tx: Tx, userId: string, email: string): Promise<AccountRow | null> {
  const former = await findAccountById(tx, userId);
  if (!former || former.isSuspended || (await findAccountByEmail(tx, email))) return null;
  await tx.update(users).set({ email }).where(eq(users.id, userId));
  return former;
}
