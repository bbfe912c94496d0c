import { and, asc, eq, gt } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { type Initiative, listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { followedInitiatives } from "#db/schema/following.ts";
import type { Pace } from "#db/vocabulary-letters.ts";
import { describeNews, newsFor, readInitiativeNews } from "./initiative-news.server.ts";
import { initiativeNewsLetter } from "./initiative-news-letter.server.ts";
import { isDue } from "./is-due.ts";
import { readMarks, writeMarks } from "./marks.ts";
import { audienceOf } from "./reader.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;
type Followed = typeof followedInitiatives.$inferSelect;

const AT_ONCE = 200;

function listSome(db: Reader, after: string): Promise<Followed[]> {
  return db
    .select({ followed: followedInitiatives })
    .from(followedInitiatives)
    .innerJoin(users, eq(users.id, followedInitiatives.userId))
    .where(and(gt(followedInitiatives.id, after), eq(followedInitiatives.isOn, true), mayBeWrittenTo))
    .orderBy(asc(followedInitiatives.id))
    .limit(AT_ONCE)
    .then((rows) => rows.map(({ followed }) => followed));
}

/** Notes what somebody was told and writes the letter in one transaction; false where nothing was to be told. */
async function tell(context: Context, followed: Followed, initiative: Initiative, pace: Pace): Promise<boolean> {
  const { db, withTransaction, clock, config } = context;
  const { id, userId, initiativeId, revision, parts } = followed;
  const now = clock.now();
  const audience = await audienceOf(db, userId, dayOf(now));
  const { candidates, marks } = await readInitiativeNews(db, initiative, audience);
  const known = readMarks(followed.marks);
  const isSame = marks.every((mark) => known.has(mark));
  // Gathered news are told by the morning they were looked at for.
  if (isSame && (pace === "at_once" || pace === "never")) return false;
  const fresh = pace === "never" ? [] : newsFor(candidates, { userId, parts, known });
  const news = await describeNews(db, audience, fresh);
  const compose = (frame: LetterFrame) => initiativeNewsLetter(frame, { initiative, news, origin: config.origin });
  return withTransaction(async (tx) => {
    const noted = await tx
      .update(followedInitiatives)
      .set({ toldUntil: now, revision: revision + 1, marks: writeMarks(new Set([...known, ...marks])) })
      .where(and(eq(followedInitiatives.id, id), eq(followedInitiatives.revision, revision)))
      .returning({ id: followedInitiatives.id });
    if (noted.length === 0 || fresh.length === 0) return false;
    const ends = `${userId}.initiative-${initiativeId}`;
    const kind = "following-initiative" as const;
    const occasion = { kind, key: `${id}:${revision + 1}`, subjectId: initiativeId, ends, pace: followed.pace };
    await writeTo(tx, { userIds: [userId], reader: "account" }, occasion, compose, now);
    return true;
  });
}

/**
 * Tells whoever follows an initiative which projects support it anew, which results are published, which calls have opened and
 * which come near their last day, as far as each may read of it now. Of one that is not published nothing is told.
 * @returns how many letters or lines of news that made
 */
export async function tellOfInitiatives(context: Context): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const published = new Map((await listPublished(db)).map((one) => [one.row.id, one]));
  let told = 0;
  let some = await listSome(db, "");
  while (some.length > 0) {
    for (const one of some) {
      await setImmediate();
      const initiative = published.get(one.initiativeId);
      const pace = one.pace ?? (await readChoices(db, one.userId)).following;
      if (initiative && isDue(pace, one, now) && (await tell(context, one, initiative, pace))) told++;
    }
    some = await listSome(db, some.at(-1)?.id ?? "");
  }
  return told;
}

export const tellOfInitiativesJob: Job<Context> = {
  name: "tell-of-initiatives",
  cron: "0 53 * * * *",
  work: tellOfInitiatives,
};
