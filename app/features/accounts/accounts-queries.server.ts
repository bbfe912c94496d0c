import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { credentials, oneTimeTokens, sessions, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { Locale } from "#db/locales.ts";
import { findUsedToken } from "./one-time-tokens.server.ts";
import { givingRights, type Grant } from "./viewer.ts";

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  isVerified: boolean;
  isSuspended: boolean;
}

function asAccount({ emailVerifiedAt, suspendedAt, id, name, email, locale }: typeof users.$inferSelect): AccountRow {
  return { id, name, email, locale, isVerified: emailVerifiedAt !== null, isSuspended: suspendedAt !== null };
}

/** The account with an address, or null. Its existence is nobody's business but its owner's. */
export async function findAccountByEmail(db: Reader, email: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row ? asAccount(row) : null;
}

export async function findAccountById(db: Reader, id: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  return row ? asAccount(row) : null;
}

/** The hash of a person's password and when it was set; null when there is none. */
export async function findCredentials(db: Reader, userId: string) {
  const [row] = await db.select().from(credentials).where(eq(credentials.userId, userId));
  return row ?? null;
}

interface SessionRow {
  id: string;
  device: string;
  createdAt: Date;
}

/** A person's sessions that are still open, newest first. */
export async function listSessions(db: Reader, userId: string, now: Date): Promise<SessionRow[]> {
  return db
    .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
}

/** The rights a person holds now. */
export async function listGrants(db: Reader, userId: string): Promise<Grant[]> {
  const { role, institutionId, applicationId, countries, restingSince } = grants;
  const held = await db
    .select({ role, institutionId, applicationId, countries, restingSince })
    .from(grants)
    .where(and(eq(grants.userId, userId), isNull(grants.revokedAt)));
  return givingRights(held);
}

/** Whether a person still acts for somebody: such an account cannot be closed. */
export async function holdsGrants(db: Reader, userId: string): Promise<boolean> {
  return (await db.$count(grants, and(eq(grants.userId, userId), isNull(grants.revokedAt)))) > 0;
}

/** Where the way led on from the account, as it was made: a path of the portal; null where it led nowhere else. */
export async function findWayLedTo(db: Reader, userId: string): Promise<string | null> {
  const { purpose, redirectTo, usedAt } = oneTimeTokens;
  const [row] = await db
    .select({ redirectTo })
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.userId, userId), eq(purpose, "verify_email"), isNotNull(usedAt)))
    .orderBy(desc(usedAt))
    .limit(1);
  return row?.redirectTo ?? null;
}

/** Whose address a used link has confirmed, and where the way led; null for any other link. */
export async function findVerified(db: Reader, secret: string) {
  const used = await findUsedToken(db, secret, "verify_email");
  const account = used?.userId ? await findAccountById(db, used.userId) : null;
  return used && account?.isVerified ? { email: account.email, redirectTo: used.redirectTo } : null;
}

/**
 * What the newest link for verification says: the address it went to, which may correct the account's, when it ends,
 * and where its way leads on. Null when there is none.
 */
export async function findVerification(db: Reader, userId: string) {
  const { email, expiresAt, redirectTo } = oneTimeTokens;
  const isTheirs = and(eq(oneTimeTokens.userId, userId), eq(oneTimeTokens.purpose, "verify_email"));
  const [row] = await db
    .select({ email, expiresAt, redirectTo })
    .from(oneTimeTokens)
    .where(and(isTheirs, isNull(oneTimeTokens.usedAt)))
    .orderBy(desc(oneTimeTokens.createdAt), desc(oneTimeTokens.id))
    .limit(1);
  return row ?? null;
}
