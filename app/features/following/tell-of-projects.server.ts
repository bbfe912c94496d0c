import { and, asc, eq, gt, sql } from "drizzle-orm";
import { ACTIONS } from "#app/features/activity/actions.ts";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { sentenceOf } from "#app/features/projects/activity/happening-words.server.ts";
import { type Happening, listHappenings } from "#app/features/projects/activity/list-happenings.server.ts";
import { actionsFor, isMain, readsAs } from "#app/features/projects/activity/readable.ts";
import { institutionsIn, partnershipOf } from "#app/features/projects/project/partnership.policy.ts";
import { findProjectById, type FoundProject } from "#app/features/projects/project/project-queries.server.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { followedProjects } from "#db/schema/following.ts";
import type { Pace } from "#db/vocabulary-letters.ts";
import { isDue } from "./is-due.ts";
import { projectNewsLetter } from "./project-news-letter.ts";
import { audienceOf } from "./reader.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

const AT_ONCE = 200;
/** What is being written at this moment is told next time. */
const SETTLED_MS = MINUTE_MS;
/** So much of one project is looked at for one person. */
const MOST_READ = 200;

type Followed = typeof followedProjects.$inferSelect;

/** Of those who follow a project in which something happened since they were told, some. */
function listSome(db: Reader, after: string, until: Date): Promise<Followed[]> {
  const isNew = and(
    ...[eq(activity.subjectType, "project"), eq(activity.subjectId, followedProjects.projectId)],
    ...[gt(activity.createdAt, followedProjects.toldUntil)],
  );
  return db
    .select({ followed: followedProjects })
    .from(followedProjects)
    .innerJoin(users, eq(users.id, followedProjects.userId))
    .where(
      and(
        ...[gt(followedProjects.id, after), eq(followedProjects.isOn, true), mayBeWrittenTo],
        sql`${followedProjects.toldUntil} < ${sql.param(until, followedProjects.toldUntil)}`,
        sql`exists (select 1 from ${activity} where ${isNew})`,
      ),
    )
    .orderBy(asc(followedProjects.id))
    .limit(AT_ONCE)
    .then((rows) => rows.map(({ followed }) => followed));
}

// People of the partnership have letters of their own about these.
const TOLD_TO_PARTNERS = /^(interest|partner|project)\./;
const isToldApart = (action: string, isInside: boolean) =>
  isInside && TOLD_TO_PARTNERS.test(action) && action !== "project.edited";

interface Reading {
  found: FoundProject;
  isInside: boolean;
  happenings: Happening[];
}

/** What happened in a project that somebody is to be told: as far as the person reads of it now, and nothing of the person's own. */
async function readFor(db: Reader, followed: Followed, until: Date, today: string): Promise<Reading | null> {
  const { userId, projectId, toldUntil, parts } = followed;
  const audience = await audienceOf(db, userId, today);
  const found = await findProjectById(db, projectId, audience);
  if (!found) return null;
  const readers = readsAs(found, audience);
  const isInside = readers.includes("partners");
  const actions = actionsFor(readers).filter(
    (action) => !isToldApart(action, isInside) && (parts === "all" || isMain(action)),
  );
  if (actions.length === 0) return null;
  const institutionIds = isInside ? institutionsIn(partnershipOf(found.subject, found.partners)) : [];
  const asked = { projectId, actions, institutionIds, after: toldUntil, until, limit: MOST_READ };
  const happenings = (await listHappenings(db, asked)).filter(({ actorId }) => actorId !== userId);
  return { found, isInside, happenings };
}

/** For whether there is a sentence, whatever its language. */
const PLAIN: Pick<Words, "t" | "locale"> = { t: translator(DEFAULT_LOCALE), locale: DEFAULT_LOCALE };

const isPublic = ({ action }: Happening) => action !== null && ACTIONS[action].audience === "public";

/** Notes until when somebody was told and writes the letter in one transaction; false where nothing was to be told. */
async function tell({ db, withTransaction, clock, config }: Context, followed: Followed, pace: Pace, until: Date) {
  const now = clock.now();
  const { id, userId, projectId, revision } = followed;
  const read = pace === "never" ? null : await readFor(db, followed, until, dayOf(now));
  const compose = (frame: LetterFrame) => {
    const { found, isInside, happenings } = read as Reading;
    const told = happenings.flatMap((one) => {
      const text = sentenceOf(one, found, isInside, frame);
      return text === null ? [] : [{ text, isForEverybody: isPublic(one), by: one.actorName }];
    });
    return projectNewsLetter(frame, { project: found.row, told, origin: config.origin });
  };
  const hasNews =
    read !== null && read.happenings.some((one) => sentenceOf(one, read.found, read.isInside, PLAIN) !== null);
  return withTransaction(async (tx) => {
    const noted = await tx
      .update(followedProjects)
      .set({ toldUntil: until, revision: revision + 1 })
      .where(and(eq(followedProjects.id, id), eq(followedProjects.revision, revision)))
      .returning({ id: followedProjects.id });
    if (noted.length === 0 || !hasNews) return false;
    const ends = `${userId}.project-${projectId}`;
    const occasion = { kind: "following-project" as const, key: `${id}:${revision + 1}`, subjectId: projectId, ends };
    await writeTo(tx, { userIds: [userId], reader: "account" }, { ...occasion, pace: followed.pace }, compose, now);
    return true;
  });
}

/**
 * Tells whoever follows a project what happened in it: at once, or in the letters of the morning or of Monday, as the person has
 * chosen. Of what the person may not see any more nothing is told, then or later.
 * @returns how many letters or lines of news that made
 */
export async function tellOfProjects(context: Context): Promise<number> {
  const now = context.clock.now();
  const until = new Date(now.getTime() - SETTLED_MS);
  let told = 0;
  let some = await listSome(context.db, "", until);
  while (some.length > 0) {
    for (const one of some) {
      const pace = one.pace ?? (await readChoices(context.db, one.userId)).following;
      if (isDue(pace, one, now) && (await tell(context, one, pace, until))) told++;
    }
    some = await listSome(context.db, some.at(-1)?.id ?? "", until);
  }
  return told;
}

export const tellOfProjectsJob: Job<Context> = { name: "tell-of-projects", cron: "0 43 * * * *", work: tellOfProjects };
