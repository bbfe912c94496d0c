import { and, eq } from "drizzle-orm";
import { recordAccountEvent } from "#app/features/accounts/account-activity.server.ts";
import { listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { newToken, repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { calendarFeeds } from "#db/schema/following.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config"> & { requestId?: string };

const tokenOf = ({ secret }: { secret: string }, userId: string, salt: string) =>
  repeatableToken(secret, `calendar: ${userId} ${salt}`);

interface CalendarAddress {
  url: string;
  /** Tells one address from the one that comes after it. */
  made: string;
}

/** The secret address of a person's calendar; null where none was made. */
export async function findCalendar(
  { db, config }: { db: Reader; config: Context["config"] },
  userId: string,
): Promise<CalendarAddress | null> {
  const [row] = await db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId));
  if (!row) return null;
  const url = `${config.origin}/calendar/${tokenOf(config, userId, row.salt)}/portal.ics`;
  return { url, made: sha256(row.salt).slice(0, 16) };
}

/**
 * Makes the address of a person's calendar, or another one in its place: the former one is answered no more.
 * @param seen what the page showed; pressed twice, it is one address
 */
export async function makeCalendar(context: Context, userId: string, seen: string): Promise<void> {
  const { db, clock, config, withTransaction, requestId } = context;
  if (((await findCalendar({ db, config }, userId))?.made ?? "") !== seen) return;
  const now = clock.now();
  const salt = newToken();
  const made = { salt, tokenHash: sha256(tokenOf(config, userId, salt)), createdAt: now };
  await withTransaction(async (tx) => {
    await tx
      .insert(calendarFeeds)
      .values({ userId, ...made })
      .onConflictDoUpdate({ target: calendarFeeds.userId, set: made });
    await recordAccountEvent(tx, { action: "user.calendar_made", userId, actorId: userId }, { now, requestId });
  });
}

/** Ends the address of a person's calendar; where there is none it is as good. */
export async function endCalendar({ withTransaction, clock, requestId }: Context, userId: string): Promise<void> {
  const now = clock.now();
  await withTransaction(async (tx) => {
    const ended = await tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).returning();
    if (ended.length === 0) return;
    await recordAccountEvent(tx, { action: "user.calendar_ended", userId, actorId: userId }, { now, requestId });
  });
}

/** Whose calendar a secret address is; null for one that is unknown or ended, and for those of a suspended account. */
export async function calendarOwner(db: Reader, token: string): Promise<Viewer | null> {
  const [found] = await db
    .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .where(and(eq(calendarFeeds.tokenHash, sha256(token)), mayBeWrittenTo));
  return found ? { ...found, isVerified: true, grants: await listGrants(db, found.id) } : null;
}
