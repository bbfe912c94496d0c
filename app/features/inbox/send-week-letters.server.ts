import { and, asc, eq, inArray } from "drizzle-orm";
import { canBeReached } from "#app/features/accounts/addressees.server.ts";
import { INSTITUTION_ROLES } from "#app/features/accounts/viewer.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { paceOf } from "#app/features/letters/letter-choices.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { askingOnce } from "#db/asked-once.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { findReader, type HeldNews, lastMonday, linesOf, readHeld, takeHeld } from "./held-news.server.ts";
import { sendDigests } from "./send-digests.server.ts";
import { weekLetter } from "./week-letter.ts";
import { FIRST, weekItems } from "./week-view.server.ts";
import { readWeek } from "./week.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Who acts for members in force, each with the ids of these. */
async function listReaders(db: Reader, today: string): Promise<Map<string, string[]>> {
  const { userId, institutionId, role } = grants;
  const rows = await db
    .selectDistinct({ userId, institutionId: memberships.institutionId })
    .from(grants)
    .innerJoin(users, eq(users.id, userId))
    .innerJoin(memberships, eq(memberships.institutionId, institutionId))
    .where(and(inArray(role, [...INSTITUTION_ROLES]), canBeReached, entitled("be_listed", today)))
    .orderBy(asc(userId));
  const byReader = new Map<string, string[]>();
  for (const row of rows) byReader.set(row.userId, [...(byReader.get(row.userId) ?? []), row.institutionId]);
  return byReader;
}

const isWritten = async (db: Reader, dedupeKey: string) =>
  (await db.$count(outbox, eq(outbox.dedupeKey, dedupeKey))) > 0;

/** What a person is told for some institutions: what was settled, or is theirs no more, is not in it. */
async function gather(context: Context, userId: string, ids: readonly string[]) {
  const reader = await findReader(context.db, userId);
  if (!reader) return null;
  const { viewer, person } = reader;
  const asked = { ...context, locale: person.locale };
  const week = await readWeek(asked, viewer);
  const isAskedAlready = (await paceOf(context.db, userId, "projects")) === "at_once";
  const isTheirs = (of: string | undefined) => of === undefined || ids.includes(of);
  const tasks = week.tasks
    .filter(({ institutionId, isAskedApart }) => isTheirs(institutionId) && !(isAskedApart && isAskedAlready))
    .map((task) => (task.isPrivate ? { ...task, title: task.detail, detail: "" } : task));
  const offers = week.offers.filter(({ isTold, institutionId }) => isTold && isTheirs(institutionId));
  if (tasks.length + offers.length === 0) return null;
  const held = await readHeld(context, userId, reader);
  return {
    ...{ person, held },
    tasks: await weekItems(asked, viewer, tasks.slice(0, FIRST)),
    more: Math.max(0, tasks.length - FIRST),
    offers: await weekItems(asked, viewer, offers),
  };
}

class WrittenMeanwhile extends Error {}

/**
 * Writes a person the letter of a week, with the news held for them, which are taken in the same transaction. Written once
 * for a person and a week, whoever writes it and however often; with nothing to act on it is not written.
 */
async function sendWeekLetter(context: Context, userId: string, ids: readonly string[]): Promise<boolean> {
  const { db, clock, config, withTransaction } = context;
  const now = clock.now();
  const dedupeKey = `week-letter:${userId}:${dayOf(lastMonday(now))}`;
  if (await isWritten(db, dedupeKey)) return false;
  if ((await paceOf(db, userId, "week")) === "never") return false;
  const found = await askingOnce(() => gather(context, userId, ids));
  if (!found) return false;
  const { person, held, ...week } = found;
  const { name, email: recipient, locale } = person;
  const write = withTransaction(async (tx) => {
    const fresh = await takeHeld(tx, held);
    const frame = await composeFor(tx, locale, "member", name);
    const lines = linesOf(fresh, locale);
    const also = fresh.length > 0 ? elsewhere(held, week.tasks) : [];
    const letter = weekLetter(frame, { origin: config.origin, now, ...week, also, lines });
    const to = { recipient, locale, subjectId: userId, ends: `${userId}.week` };
    // What was taken for it goes with the letter of whoever was first.
    if (!(await postLetter(tx, { ...letter, ...to, kind: "week-letter", dedupeKey }, now)))
      throw new WrittenMeanwhile();
    return true;
  });
  return write.catch((error: unknown) => {
    if (error instanceof WrittenMeanwhile) return false;
    throw error;
  });
}

const elsewhere = ({ waiting }: HeldNews, tasks: readonly { to: string }[]) =>
  waiting.filter((item) => !("act" in item) && !tasks.some(({ to }) => to === item.to));

/** Writes everybody who acts for a member in force what it can act on; resolves to how many letters were written. */
export async function sendWeekLetters(context: Context): Promise<number> {
  const readers = await listReaders(context.db, dayNow(context.clock));
  let sent = 0;
  for (const [userId, ids] of readers) if (await sendWeekLetter(context, userId, ids)) sent++;
  return sent;
}

/** On Mondays: first who has something to act on, with their news, then the news of all others. */
async function sendMondayLetters(context: Context): Promise<number> {
  const sent = await sendWeekLetters(context);
  return sent + (await sendDigests(context));
}

export const sendWeekLettersJob: Job<Context> = {
  name: "send-week-letters",
  cron: "0 0 7 * * 1",
  work: sendMondayLetters,
};
