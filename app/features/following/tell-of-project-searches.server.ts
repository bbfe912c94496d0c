import { and, asc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { titleColumns } from "#app/features/projects/project/listed-columns.server.ts";
import { boardVersion } from "#app/features/projects/project/board-version.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { followedSearches } from "#db/schema/following.ts";
import { projects } from "#db/schema/projects.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { MOST_NAMED, searchLetter } from "./following-letters.server.ts";
import { addressOf } from "./following-page.server.ts";
import { markOf, readMarks, writeMarks } from "./marks.ts";
import { noteTold } from "./note-told.server.ts";
import { searchBoard } from "./project-search.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** The searches of the board in which something may be new: it has changed since, or another day has come. */
function listDue(db: Reader, version: number, today: string) {
  const { viewId, toldVersion, toldOn, pausedAt, revision, marks } = followedSearches;
  const { userId, list, name, search } = savedViews;
  const mayHaveNews = or(isNull(toldVersion), lt(toldVersion, version), lt(toldOn, today));
  return db
    .select({ viewId, userId, name, search, revision, marks, locale: users.locale })
    .from(followedSearches)
    .innerJoin(savedViews, eq(savedViews.id, viewId))
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(list, "projects"), isNull(pausedAt), mayBeWrittenTo, mayHaveNews))
    .orderBy(asc(viewId));
}

type Due = Awaited<ReturnType<typeof listDue>>[number];

async function nameProjects(db: Reader, ids: readonly string[]) {
  const some = ids.slice(0, MOST_NAMED);
  const rows = await db
    .select({ id: projects.id, slug: projects.slug, ...titleColumns })
    .from(projects)
    .where(inArray(projects.id, some));
  return some.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** What was found once stays known, so that a project which leaves a search and comes back is not told of twice. */
async function tellOne(context: Context, due: Due, today: string): Promise<boolean> {
  const { db, withTransaction, config } = context;
  const { userId, search, name, viewId, revision } = due;
  const { ids, unknown, version } = await searchBoard(db, { userId, search }, today, due.locale);
  // Read without what is not known, it would find others than were meant.
  if (unknown !== null) return false;
  const known = readMarks(due.marks);
  const added = ids.filter((id) => !known.has(markOf(id)));
  const told = { toldVersion: version, toldOn: today, marks: writeMarks([...known, ...added.map(markOf)]) };
  if (added.length === 0) {
    const isSame = and(eq(followedSearches.viewId, viewId), eq(followedSearches.revision, revision));
    await withTransaction((tx) => tx.update(followedSearches).set(told).where(isSame));
    return false;
  }
  const named = await nameProjects(db, added);
  return noteTold(context, due, told, (frame) =>
    searchLetter(frame, {
      ...{ list: "projects", name, path: addressOf({ list: "projects", search }), origin: config.origin },
      added: {
        count: added.length,
        named: named.map((row) => ({ label: titleIn(frame.locale, row).text, path: `/projects/${row.slug}` })),
      },
      gone: { count: 0, named: [] },
    }),
  );
}

/**
 * Tells whoever follows a search of the board which projects it finds anew, as far as they may see them now.
 * @returns how many searches had news
 */
export async function tellOfProjectSearches(context: Context): Promise<number> {
  const today = dayNow(context.clock);
  let told = 0;
  for (const one of await listDue(context.db, await boardVersion(context.db), today)) {
    await setImmediate();
    if (await tellOne(context, one, today)) told++;
  }
  return told;
}

export const tellOfProjectSearchesJob: Job<Context> = {
  name: "tell-of-project-searches",
  cron: "0 38 * * * *",
  work: tellOfProjectSearches,
};
