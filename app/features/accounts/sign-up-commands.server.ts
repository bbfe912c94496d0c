import { and, eq, gt, isNull } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { consents, credentials, users } from "#db/schema/accounts.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { knownAddressLetter, verificationLetter } from "./account-emails.ts";
import { queueAccountLetter, senderIn } from "./account-letters.server.ts";
import { type AccountRow, findAccountByEmail, findAccountById, findVerification } from "./accounts-queries.server.ts";
import { type NewAccount, NOTICE_VERSION } from "./accounts.schema.ts";
import { takeOwnLetterTry, takeSignUpTry } from "./link-limits.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { type OnItsWay, type Refusal, refused, type TooOften } from "#app/platform/refusal.ts";
import { hashNewPassword } from "./new-password.server.ts";
import { consumeToken, drawSecret, endOfLink, lastMade, storeToken } from "./one-time-tokens.server.ts";
import { endSessions } from "./sessions.server.ts";
import type { Viewer } from "./viewer.ts";

/** `userId` is null where the address has an account already; nobody is told which it was. */
type SignUpResult = { ok: true; userId: string | null } | Refusal<never, "guessable"> | TooOften;

const VERIFY_PATH = `/verify-email?token=${SECRET_MARK}`;

const endOfVerification = (now: Date, locale: Locale) => formatDateTime(endOfLink("verify_email", now), locale);

/** A form sent again within this time, word for word, is one button pressed twice. */
const SAME_FORM_MS = MINUTE_MS;

/** A person, the hash of the password, and the consent, in the command that makes the account. */
export async function insertAccount(
  tx: Tx,
  { email, name, locale }: NewAccount,
  { passwordHash, verifiedAt, now }: { passwordHash: string; verifiedAt: Date | null; now: Date },
): Promise<string | null> {
  const [user] = await tx
    .insert(users)
    .values({ email, name, locale, emailVerifiedAt: verifiedAt, createdAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (!user) return null;
  await tx.insert(credentials).values({ userId: user.id, passwordHash, changedAt: now });
  const consent = { notice: "personal_data" as const, version: NOTICE_VERSION, locale, givenAt: now };
  await tx.insert(consents).values({ userId: user.id, ...consent });
  return user.id;
}

/**
 * Creates an account that waits for its address to be verified. An address that has one already gives the same answer
 * after the same work, and its owner a letter that says so. `redirectTo` is a checked path.
 */
export async function signUp(
  context: AccountContext,
  account: NewAccount,
  redirectTo: string | undefined,
): Promise<SignUpResult> {
  const tooOften = await takeSignUpTry(context, account.email);
  if (tooOften) return tooOften;
  const { db, withTransaction, clock, requestId } = context;
  const passwordHash = await hashNewPassword(db, account.password, account);
  if (!passwordHash) return refused("guessable");
  const known = await findAccountByEmail(db, account.email);
  const locale = known?.locale ?? account.locale;
  const sender = await senderIn(context, locale);
  const { secret, sealedSecret } = drawSecret(context.config);
  const made = await withTransaction(async (tx) => {
    const now = clock.now();
    const userId = await insertAccount(tx, account, { passwordHash, verifiedAt: null, now });
    const to = { recipient: account.email, locale, userId: userId ?? known?.id ?? null };
    if (!userId) {
      if (await isSameForm(tx, account, now)) return null;
      const letter = knownAddressLetter(sender, { name: known?.name ?? account.name });
      await queueAccountLetter(tx, { ...to, kind: "account-known", letter }, now);
      return null;
    }
    await storeToken(tx, secret, { purpose: "verify_email", userId, email: account.email, redirectTo }, now);
    const letter = verificationLetter(sender, {
      name: account.name,
      until: endOfVerification(now, locale),
      path: VERIFY_PATH,
    });
    await queueAccountLetter(tx, { ...to, kind: "account-verify", letter, sealedSecret }, now);
    await recordAccountEvent(tx, { action: "user.signed_up", userId, actorId: userId }, { now, requestId });
    return userId;
  });
  return { ok: true, userId: made };
}

async function isSameForm(tx: Tx, { email, name, locale }: NewAccount, now: Date): Promise<boolean> {
  const moment = new Date(now.getTime() - SAME_FORM_MS);
  const isSame = and(eq(users.email, email), eq(users.name, name), eq(users.locale, locale));
  const isNew = and(isNull(users.emailVerifiedAt), gt(users.createdAt, moment));
  return (await tx.$count(users, and(isSame, isNew))) > 0;
}

interface Verified {
  userId: string;
  locale: Locale;
  /** Where the way to the account began; null for no place in particular. */
  redirectTo: string | null;
}

/**
 * Confirms an address by its link, which may name a corrected one, and ends every session but `sessionId`: whoever
 * signed up need not be the owner. Resolves to null when the link no longer works or the address meanwhile belongs to
 * another account.
 */
export async function verifyEmail(
  { withTransaction, clock, requestId }: Pick<AccountContext, "withTransaction" | "clock" | "requestId">,
  secret: string,
  sessionId?: string,
): Promise<Verified | null> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const token = await consumeToken(tx, secret, "verify_email", now);
    const account = token?.userId ? await findAccountById(tx, token.userId) : null;
    if (!token || !account || account.isVerified) return null;
    const { id: userId } = account;
    const owner = await findAccountByEmail(tx, token.email);
    if (owner && owner.id !== userId) return null;
    await tx.update(users).set({ email: token.email, emailVerifiedAt: now }).where(eq(users.id, userId));
    await endSessions(tx, userId, sessionId);
    await recordAccountEvent(tx, { action: "user.address_verified", userId, actorId: userId }, { now, requestId });
    return { userId, locale: account.locale, redirectTo: token.redirectTo };
  });
}

type VerificationResult = { ok: true } | Refusal<never, "verified"> | TooOften | OnItsWay;

/**
 * Sends a new link to somebody whose address is not verified, or to the corrected address `email` names: that one comes
 * into force when its link is used. The owner of an address that has an account gets the letter of `signUp` instead,
 * and the answer is the same. None is sent while the last one to that address is on its way.
 */
export async function sendVerification(
  context: AccountContext,
  email: string,
  actor: Viewer,
): Promise<VerificationResult> {
  const asked = { purpose: "verify_email", userId: actor.id, email } as const;
  const sentNow = onItsWay(await lastMade(context.db, asked), context.clock.now());
  if (sentNow) return sentNow;
  const tooOften = await takeOwnLetterTry(context, { user: actor.id, email });
  if (tooOften) return tooOften;
  const { db, withTransaction, clock } = context;
  const other = await findOtherOwner(db, email, actor.id);
  const sender = await senderIn(context, other?.locale ?? actor.locale);
  const { secret, sealedSecret } = drawSecret(context.config);
  return withTransaction(async (tx) => {
    const now = clock.now();
    const account = await findAccountById(tx, actor.id);
    if (!account || account.isVerified) return refused("verified");
    const { redirectTo } = (await findVerification(tx, account.id)) ?? {};
    await storeToken(tx, secret, { purpose: "verify_email", userId: account.id, email, redirectTo }, now);
    const addressee = other
      ? { kind: "account-known" as const, userId: other.id, letter: knownAddressLetter(sender, other) }
      : {
          kind: "account-verify" as const,
          sealedSecret,
          userId: account.id,
          letter: verificationLetter(sender, {
            name: account.name,
            until: endOfVerification(now, account.locale),
            path: VERIFY_PATH,
          }),
        };
    await queueAccountLetter(tx, { ...addressee, recipient: email, locale: other?.locale ?? account.locale }, now);
    return { ok: true };
  });
}

async function findOtherOwner(db: Reader, email: string, ownId: string): Promise<AccountRow | null> {
  const owner = await findAccountByEmail(db, email);
  return owner && owner.id !== ownId ? owner : null;
}
