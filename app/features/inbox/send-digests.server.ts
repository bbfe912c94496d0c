import { and, asc, eq, inArray, lt, lte, ne } from "drizzle-orm";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { isChosen, isEndable } from "#app/features/letters/groups.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf, daysAfter, momentOn } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { news } from "#db/schema/letters.ts";
import { asksForStep, isOfSame } from "./asking-kinds.ts";
import { digestLetter } from "./digest-letter.ts";
import { mayStillSee, type NewsRow } from "./may-still-see.server.ts";
import { listWaiting } from "./waiting.server.ts";

const HOUR = "07:00:00";
const KEPT_DAYS = 90;

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** The last Monday morning that has begun, in the association's zone. */
export function lastMonday(now: Date): Date {
  const today = dayOf(now);
  const back = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = momentOn(daysAfter(today, -back), HOUR);
  return monday <= now ? monday : momentOn(daysAfter(today, -back - 7), HOUR);
}

/** Of the news held for a person those whose letter is due now, as the person has chosen meanwhile. */
async function listDue(db: Reader, userId: string, now: Date) {
  const choices = await readChoices(db, userId);
  const held = await db
    .select()
    .from(news)
    .where(and(eq(news.userId, userId), eq(news.isHeld, true), lte(news.createdAt, now)))
    .orderBy(asc(news.id));
  const monday = lastMonday(now);
  return held.flatMap((row) => {
    const { letterGroup: group } = row;
    const pace = isChosen(group) ? choices[group] : "at_once";
    if (pace === "weekly" && row.createdAt >= monday) return [];
    return [{ row, group, isWanted: pace !== "never" }];
  });
}

async function viewerOf(db: Reader, userId: string): Promise<Viewer | null> {
  const account = await findAccountById(db, userId);
  return account && { ...account, grants: await listGrants(db, userId) };
}

/**
 * Sends a person what is due in one letter, and takes it from what is held in the same transaction: after a crash it is
 * sent once all the same. What was settled meanwhile, or is no longer theirs to read, is left out; with nothing left no
 * letter is written.
 */
async function sendDigest(context: Context, userId: string): Promise<boolean> {
  const { db, clock, config, withTransaction } = context;
  const now = clock.now();
  const due = await listDue(db, userId, now);
  if (due.length === 0) return false;
  const [person] = await addressees(db, [userId]);
  const viewer = await viewerOf(db, userId);
  const reader = person && viewer && { person, viewer };
  const waiting = reader ? (await listWaiting({ db, clock, locale: person.locale }, viewer)).items : [];
  const isInForce = async (row: NewsRow): Promise<boolean> => {
    if (!reader) return false;
    if (asksForStep(row)) return waiting.some(({ to }) => row.path !== null && isOfSame(to, row.path));
    return mayStillSee(db, reader.viewer, row);
  };
  const told: typeof due = [];
  for (const one of due) if (one.isWanted && (await isInForce(one.row))) told.push(one);
  return withTransaction(async (tx) => {
    const ids = due.map(({ row }) => row.id);
    const taken = await tx
      .update(news)
      .set({ isHeld: false })
      .where(and(inArray(news.id, ids), eq(news.isHeld, true)))
      .returning({ id: news.id });
    // What another process has sent meanwhile is not told again.
    const fresh = told.filter(({ row }) => taken.some(({ id }) => id === row.id));
    const last = fresh.at(-1);
    if (!reader || !last) return false;
    const { name, email: recipient, locale } = reader.person;
    const mayEnd = fresh.some(({ group }) => isEndable(group));
    const frame = { ...(await composeFor(tx, locale, "account", name)), mayEnd };
    const lines = fresh
      .filter(({ row }) => !asksForStep(row))
      .map(({ row, group }) => ({ group, line: row.lines?.[locale] ?? row.line, path: row.path ?? "/inbox" }));
    const letter = digestLetter(frame, { origin: config.origin, now, lines, waiting });
    const dedupeKey = `news-digest:${last.row.id}`;
    const to = { recipient, locale, subjectId: userId, ends: mayEnd ? `${userId}.all` : undefined };
    await postLetter(tx, { ...letter, ...to, kind: "news-digest", dedupeKey }, now);
    return true;
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

export const sendDigestsJob: Job<Context> = { name: "send-digests", cron: "0 0 7 * * *", work: sendDigests };
