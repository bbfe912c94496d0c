import { and, eq, lt, ne } from "drizzle-orm";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { isEndable } from "#app/features/letters/groups.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { news } from "#db/schema/letters.ts";
import { digestLetter } from "./digest-letter.ts";
import { findReader, linesOf, readHeld, takeHeld } from "./held-news.server.ts";

const KEPT_DAYS = 90;

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/**
 * Sends a person what is due in one letter, and takes it from what is held in the same transaction: after a crash it is
 * sent once all the same. What was settled meanwhile, or is no longer theirs to read, is left out; with nothing left no
 * letter is written.
 */
async function sendDigest(context: Context, userId: string): Promise<boolean> {
  const { db, clock, config, withTransaction } = context;
  const now = clock.now();
  const reader = await findReader(db, userId);
  const held = await readHeld(context, userId, reader);
  if (held.ids.length === 0) return false;
  return withTransaction(async (tx) => {
    const fresh = await takeHeld(tx, held);
    const last = fresh.at(-1);
    if (!reader || !last) return false;
    const { name, email: recipient, locale } = reader.person;
    const mayEnd = fresh.some(({ group }) => isEndable(group));
    const frame = { ...(await composeFor(tx, locale, "account", name)), mayEnd };
    const gathered = { origin: config.origin, now, lines: linesOf(fresh, locale), waiting: held.waiting };
    const letter = digestLetter(frame, gathered);
    const dedupeKey = `news-digest:${last.row.id}`;
    const to = { recipient, locale, subjectId: userId, ends: mayEnd ? `${userId}.all` : undefined };
    return postLetter(tx, { ...letter, ...to, kind: "news-digest", dedupeKey }, now);
  });
}

// The occasion stays, as that of a letter does: nobody is told of it twice.
async function forgetOldLines({ clock, withTransaction }: Context): Promise<void> {
  const old = lt(news.createdAt, new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS));
  const isRead = and(old, eq(news.isHeld, false), ne(news.line, ""));
  await withTransaction(
    async (tx) => void (await tx.update(news).set({ line: "", lines: null, path: null }).where(isRead)),
  );
}

/** Sends everybody the news held for them; resolves to how many letters were written. */
export async function sendDigests(context: Context): Promise<number> {
  const { db } = context;
  const readers = await db.selectDistinct({ id: news.userId }).from(news).where(eq(news.isHeld, true));
  let sent = 0;
  for (const { id } of readers) if (await sendDigest(context, id)) sent++;
  await forgetOldLines(context);
  return sent;
}

/** Not on Mondays: then it comes after the letter of the week, which takes the news of its readers along. */
export const sendDigestsJob: Job<Context> = { name: "send-digests", cron: "0 0 7 * * 0,2-6", work: sendDigests };
