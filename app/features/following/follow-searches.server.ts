import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { keepView, removeView } from "#app/features/saved-views/change-views.server.ts";
import { narrowingSearch, parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { followedSearches } from "#db/schema/following.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { FOLLOWED_LISTS, type FollowedList } from "./followed.schema.ts";
import { baseOfBoard, keptOfBoard } from "./project-search.server.ts";
import { baseOf } from "./search-base.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

/** What is kept of the address of a list: only what narrows it, as the portal itself writes it. */
export const searchToKeep = (list: FollowedList, search: string): string =>
  list === "projects" ? keptOfBoard(search) : narrowingSearch(parseDirectoryFilter(new URLSearchParams(search)));

interface Search {
  userId: string;
  list: FollowedList;
  search: string;
}

interface NewSearch extends Omit<Search, "list"> {
  /** The directory where it is left out. */
  list?: FollowedList;
  name: string;
  isPaused?: boolean;
}

const baseFor = (db: Reader, { userId, list, search }: Search, today: string) =>
  list === "projects" ? baseOfBoard(db, { userId, search }, today) : baseOf(db, search, today);

/**
 * Keeps a search of a list under a name and follows it from now on. A name that is there gets the new filters.
 * @param search as it stands in an address; what the list cannot be asked for is not kept
 * @param isPaused whether no letters come of it, as of one that was paused, removed and brought back
 */
export async function saveSearch(
  { db, withTransaction, clock }: Context,
  { userId, list = "directory", name, search, isPaused = false }: NewSearch,
): Promise<{ ok: true } | Refusal<"too-many">> {
  const kept = searchToKeep(list, search);
  const base = await baseFor(db, { userId, list, search: kept }, dayNow(clock));
  const pausedAt = isPaused ? clock.now() : null;
  return withTransaction(async (tx) => {
    const view = await keepView(tx, { userId, list, name, search: kept }, clock.now());
    if (!view.ok) return view;
    await tx
      .insert(followedSearches)
      .values({ viewId: view.viewId, revision: 1, pausedAt, ...base })
      .onConflictDoUpdate({
        target: followedSearches.viewId,
        set: { ...base, pausedAt, revision: sql`${followedSearches.revision} + 1` },
      });
    return { ok: true };
  });
}

interface OwnSearch {
  id: string;
  list: FollowedList;
  name: string;
  search: string;
  isPaused: boolean;
}

/** A person's kept searches, oldest first. */
export async function listSearches(db: Reader, userId: string): Promise<OwnSearch[]> {
  const { id, list, name, search, createdAt } = savedViews;
  const rows = await db
    .select({ id, list, name, search, pausedAt: followedSearches.pausedAt })
    .from(savedViews)
    .innerJoin(followedSearches, eq(followedSearches.viewId, savedViews.id))
    .where(and(eq(savedViews.userId, userId), inArray(list, FOLLOWED_LISTS)))
    .orderBy(createdAt, id);
  return rows.map(({ pausedAt, ...row }) => ({ ...row, list: row.list as FollowedList, isPaused: pausedAt !== null }));
}

export async function findSearch(db: Reader, userId: string, viewId: string): Promise<OwnSearch | null> {
  return (await listSearches(db, userId)).find(({ id }) => id === viewId) ?? null;
}

/** Letters of one search stop; pressed twice it stays so. */
export async function pauseSearch(
  { db, withTransaction, clock }: Context,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<{ ok: true } | Refusal<"not-found">> {
  if (!(await findSearch(db, userId, viewId))) return refused("not-found");
  const isGoing = and(eq(followedSearches.viewId, viewId), isNull(followedSearches.pausedAt));
  const change = { pausedAt: clock.now(), revision: sql`${followedSearches.revision} + 1` };
  await withTransaction((tx) => tx.update(followedSearches).set(change).where(isGoing));
  return { ok: true };
}

/** Letters of one search come again, of what is new from now on. */
export async function resumeSearch(
  { db, withTransaction, clock }: Context,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<{ ok: true } | Refusal<"not-found">> {
  const own = await findSearch(db, userId, viewId);
  if (!own) return refused("not-found");
  const base = await baseFor(db, { userId, ...own }, dayNow(clock));
  const isPaused = and(eq(followedSearches.viewId, viewId), isNotNull(followedSearches.pausedAt));
  const change = { ...base, pausedAt: null, revision: sql`${followedSearches.revision} + 1` };
  await withTransaction((tx) => tx.update(followedSearches).set(change).where(isPaused));
  return { ok: true };
}

/** Forgets a search of one's own; gives what it was, for it to be brought back. Null when it is gone already. */
export async function removeSearch(
  context: Context,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<Omit<OwnSearch, "id"> | null> {
  const own = await findSearch(context.db, userId, viewId);
  if (own) await removeView(context, { userId, viewId });
  return own && { list: own.list, name: own.name, search: own.search, isPaused: own.isPaused };
}
