import { and, asc, count, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { addDays, HOUR_MS } from "#app/platform/clock.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { users } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { calendarFeeds } from "#db/schema/following.ts";
import { grants } from "#db/schema/grants.ts";
import type { ApiScope } from "#db/vocabulary-tokens.ts";
import { recordAccountEvent } from "./account-activity.server.ts";

/** How every secret begins, so that one that is left lying about is recognised. */
export const TOKEN_PREFIX = "uapt_";
/** So many tokens of a person work at once. */
export const MOST_TOKENS = 10;
/** So long one that is over stays. */
const KEPT_DAYS = 30;

/** A token as its owner and the administrators see it. */
interface ApiToken {
  id: string;
  name: string;
  scopes: ApiScope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date;
}

const { id, name, scopes, createdAt, lastUsedAt, expiresAt, endedAt, userId: ownerId } = apiTokens;
const shown = { id, name, scopes, createdAt, lastUsedAt, expiresAt };

const works = (now: Date) => and(isNull(endedAt), gt(expiresAt, now));

/** A person's tokens that nobody has ended, also those whose time is over, oldest first. */
export function listTokens(db: Reader, userId: string): Promise<ApiToken[]> {
  return db
    .select(shown)
    .from(apiTokens)
    .where(and(eq(ownerId, userId), isNull(endedAt)))
    .orderBy(asc(createdAt), asc(id));
}

/** All that is kept of a person's tokens, for that person. */
export function ownTokens(db: Reader, userId: string) {
  return db
    .select({ name, scopes, createdAt, lastUsedAt, expiresAt, endedAt })
    .from(apiTokens)
    .where(eq(ownerId, userId))
    .orderBy(asc(createdAt), asc(id));
}

/** How many tokens of a person work. */
export async function countTokens(db: Reader, userId: string, now: Date): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(apiTokens)
    .where(and(eq(ownerId, userId), works(now)));
  return counted?.total ?? 0;
}

/** The token with this secret, whether it works or not; null when there is none. */
export async function findBySecret(db: Reader, secret: string) {
  const [row] = await db
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.secretHash, sha256(secret)));
  return row ?? null;
}

const workingToken = prepared("working_api_token", (db) =>
  db
    .select({ id, scopes, lastUsedAt, userId: ownerId, name: users.name, email: users.email, locale: users.locale })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, ownerId))
    .where(
      and(
        eq(apiTokens.secretHash, sql.placeholder("hash")),
        isNull(endedAt),
        gt(expiresAt, sql.param(sql.placeholder("now"), expiresAt)),
        mayBeWrittenTo,
      ),
    ),
);

/** The token a program shows, and whose it is; null for one that is wrong, over or ended, and for those of a suspended account. */
export async function findWorking(db: Reader, secret: string, now: Date) {
  const [row] = await workingToken(db, { hash: sha256(secret), now });
  return row ?? null;
}

/** Whether a use is to be noted: that of one hour is noted once. */
export const isUseToNote = (token: Pick<ApiToken, "lastUsedAt">, now: Date): boolean =>
  token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() >= HOUR_MS;

export async function noteUse(tx: Tx, tokenId: string, now: Date): Promise<void> {
  await tx.update(apiTokens).set({ lastUsedAt: now }).where(eq(id, tokenId));
}

interface Ending {
  userId: string;
  tokenId: string;
  actorId: string;
  requestId?: string;
}

/** Ends one token of a person; gives its name, or null where it is not theirs or was ended. */
export async function endToken(tx: Tx, { userId, tokenId, ...deed }: Ending, now: Date): Promise<string | null> {
  const isTheirs = and(eq(id, tokenId), eq(ownerId, userId), isNull(endedAt));
  const [ended] = await tx.update(apiTokens).set({ endedAt: now }).where(isTheirs).returning({ name });
  if (!ended) return null;
  const { actorId, requestId } = deed;
  const event = { action: "user.token_ended", userId, actorId, data: { named: ended.name } } as const;
  await recordAccountEvent(tx, event, { now, requestId });
  return ended.name;
}

/** Whether a token was made by a person, whether or not it still works. */
export const isOwnToken = async (db: Reader, { userId, tokenId }: Pick<Ending, "userId" | "tokenId">) =>
  (await db.$count(apiTokens, and(eq(id, tokenId), eq(ownerId, userId)))) > 0;

/** Ends every token of a person, that of the calendar too, inside the command that finds the account unsafe. */
export async function endTokens(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId));
  await tx
    .update(apiTokens)
    .set({ endedAt: now })
    .where(and(eq(ownerId, userId), isNull(endedAt)));
}

/** Ends the tokens of those who speak for no institution any more: a later role does not bring them back. */
export async function endTokensOfLeavers(tx: Tx, userIds: readonly string[], now: Date): Promise<void> {
  const speaks = and(inArray(grants.role, ["representative", "alternate"]), isNull(grants.revokedAt));
  for (const userId of new Set(userIds))
    if ((await tx.$count(grants, and(eq(grants.userId, userId), speaks))) === 0) await endTokens(tx, userId, now);
}

/** The working tokens that end until a moment, with whom to tell of it. */
export function listEnding(db: Reader, { now, until }: { now: Date; until: Date }) {
  return db
    .select({ token: shown, owner: { id: users.id, name: users.name, email: users.email, locale: users.locale } })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, ownerId))
    .where(and(works(now), lt(expiresAt, until), mayBeWrittenTo))
    .orderBy(asc(expiresAt), asc(id));
}

/** Removes what was ended, or has run out, so long ago. */
export async function forgetTokens(tx: Tx, now: Date): Promise<void> {
  const before = addDays(now, -KEPT_DAYS);
  await tx.delete(apiTokens).where(or(lt(endedAt, before), lt(expiresAt, before)));
}
