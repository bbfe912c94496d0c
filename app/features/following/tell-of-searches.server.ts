import { and, asc, eq, gt, gte, inArray, isNull, like, lt, lte, or } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { type DirectoryIndex, directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { followedSearches } from "#db/schema/following.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { addressOf } from "./following-page.server.ts";
import { noteTold } from "./note-told.server.ts";
import { markOf, readMarks, writeMarks } from "./marks.ts";
import { baseOf, findSurely, type KeptSearch, readSearch } from "./search-base.server.ts";
import { memberLine, MOST_NAMED, type NamedMember, searchLetter } from "./following-letters.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

interface Due {
  viewId: string;
  userId: string;
  name: string;
  search: string;
  toldVersion: number | null;
  toldOn: string;
  revision: number;
}

/** The searches in which something may be new; those that are alike beside each other, so that they are searched once. */
function listDue(db: Reader, version: number, today: string): Promise<Due[]> {
  const { viewId, toldVersion, toldOn, pausedAt, revision } = followedSearches;
  const { userId, list, name, search } = savedViews;
  const mayHaveNews = or(
    isNull(toldVersion),
    lt(toldVersion, version),
    lt(toldOn, today),
    // Projects open and close without a change of the directory.
    like(search, "%calls=%"),
  );
  return db
    .select({ viewId, userId, name, search, toldVersion, toldOn, revision })
    .from(followedSearches)
    .innerJoin(savedViews, eq(savedViews.id, viewId))
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(list, "directory"), isNull(pausedAt), mayBeWrittenTo, mayHaveNews))
    .orderBy(asc(search), asc(viewId));
}

interface Change {
  id: string;
  version: number;
  /** The day since which its membership stands as it does by the calendar; empty where it did not change so. */
  day: string;
}

/** The members that changed after a version of the directory, or whose membership began or ended with a day since. */
async function readChanges(db: Reader, { since, from, today }: { since: number; from: string; today: string }) {
  const { id, directoryVersion: version } = institutions;
  const { startsOn, endsOn, graceUntil } = memberships;
  const written = await db.select({ id, version }).from(institutions).where(gt(version, since));
  const turned =
    from < today
      ? await db
          .select({ id: memberships.institutionId })
          .from(memberships)
          .where(
            or(
              and(gt(startsOn, from), lte(startsOn, today)),
              and(gte(endsOn, from), lt(endsOn, today)),
              and(gte(graceUntil, from), lt(graceUntil, today)),
            ),
          )
      : [];
  const changes = new Map<string, Change>(written.map((one) => [one.id, { ...one, day: "" }]));
  for (const one of turned) changes.set(one.id, { version: 0, ...changes.get(one.id), id: one.id, day: today });
  return [...changes.values()];
}

interface Found {
  /** Ids of members that are found now and were not when it was last told. */
  added: string[];
  gone: string[];
  /** What is remembered of those it finds. */
  marks: string;
}

/** What everything of one round is told from. */
interface Round {
  index: DirectoryIndex;
  today: string;
  changes: readonly Change[];
  /** The members in force by their marks, worked out when they are first asked for. */
  byMark: () => ReadonlyMap<string, string>;
}

function rememberMarks(index: DirectoryIndex) {
  let known: ReadonlyMap<string, string> | null = null;
  return () => {
    const ids = [...index.inOrderFor("en")].flatMap((at) => index.columns.entryOf(at)?.id ?? []);
    return (known ??= new Map(ids.map((id) => [markOf(id), id])));
  };
}

/** Only members that changed are looked at, unless what it asks for changes with something else. Null: it cannot be said yet. */
async function compare(db: Reader, round: Round, due: Due, kept: KeptSearch): Promise<Found | null> {
  const known = readMarks(await marksOf(db, due.viewId));
  const candidates = kept.isWhole ? everyone(round, known) : changedSince(round.changes, due);
  const numbers = candidates.map((id) => [id, round.index.numberOf(id)] as const);
  const fits = new Set(numbers.flatMap(([id, at]) => (at !== null && kept.hasChoices(round.index, at) ? [id] : [])));
  if (kept.hasMore && fits.size > 0) {
    const sure = await findSurely(db, kept.filter, round.today);
    if (!sure) return null;
    const isFound = new Uint8Array(round.index.columns.size);
    for (const at of sure.found) isFound[at] = 1;
    for (const [id, at] of numbers) if (at === null || isFound[at] !== 1) fits.delete(id);
  }
  const added = candidates.filter((id) => fits.has(id) && !known.has(markOf(id)));
  const gone = candidates.filter((id) => !fits.has(id) && known.has(markOf(id)));
  for (const id of added) known.add(markOf(id));
  for (const id of gone) known.delete(markOf(id));
  return { added, gone, marks: added.length + gone.length > 0 ? writeMarks(known) : "" };
}

const changedSince = (changes: readonly Change[], { toldVersion, toldOn }: Due) =>
  changes.filter(({ version, day }) => version > (toldVersion ?? 0) || day > toldOn).map(({ id }) => id);

/** Whoever is in force, and those who were found and have changed since. */
function everyone({ byMark, changes }: Round, known: ReadonlySet<string>): string[] {
  const gone = changes.map(({ id }) => id).filter((id) => known.has(markOf(id)));
  return [...new Set([...byMark().values(), ...gone])];
}

async function marksOf(db: Reader, viewId: string): Promise<string> {
  const { marks } = followedSearches;
  const [row] = await db.select({ marks }).from(followedSearches).where(eq(followedSearches.viewId, viewId));
  return row?.marks ?? "";
}

async function nameMembers(db: Reader, index: DirectoryIndex, ids: readonly string[]): Promise<NamedMember[]> {
  const { id, slug, city, country } = institutions;
  const some = ids.slice(0, MOST_NAMED);
  if (some.length === 0) return [];
  const rows = await db
    .select({ id, slug, city, country, ...nameColumns })
    .from(institutions)
    .where(inArray(id, some));
  return rows.map((row) => ({ ...row, isListed: index.numberOf(row.id) !== null }));
}

async function tell(context: Context, round: Round, due: Due, found: Found) {
  const { name, search } = due;
  const [added, gone] = await Promise.all(
    [found.added, found.gone].map((ids) => nameMembers(context.db, round.index, ids)),
  );
  const told = { marks: found.marks, toldVersion: round.index.version, toldOn: round.today };
  return noteTold(context, due, told, (frame) =>
    searchLetter(frame, {
      ...{ list: "directory", name, path: addressOf({ list: "directory", search }), origin: context.config.origin },
      added: { count: found.added.length, named: (added ?? []).map((one) => memberLine(one, frame.locale)) },
      gone: { count: found.gone.length, named: (gone ?? []).map((one) => memberLine(one, frame.locale)) },
    }),
  );
}

const AT_ONCE = 200;

/** Nothing is new in these: the next look begins where this one ended. */
async function noteSeen({ withTransaction }: Context, { index, today }: Round, viewIds: readonly string[]) {
  for (let at = 0; at < viewIds.length; at += AT_ONCE) {
    const { viewId, toldVersion, toldOn } = followedSearches;
    const isBehind = or(lt(toldVersion, index.version), lt(toldOn, today));
    const some = inArray(viewId, viewIds.slice(at, at + AT_ONCE));
    const seen = { toldVersion: index.version, toldOn: today };
    await withTransaction((tx) => tx.update(followedSearches).set(seen).where(and(some, isBehind)));
  }
}

async function beginAnew({ db, withTransaction }: Context, { today }: Round, { viewId, search }: Due) {
  const base = await baseOf(db, search, today);
  const isUntold = and(eq(followedSearches.viewId, viewId), isNull(followedSearches.toldVersion));
  await withTransaction((tx) => tx.update(followedSearches).set(base).where(isUntold));
}

/**
 * Tells whoever follows a search of the directory which members it finds anew and which no longer. A search that names what
 * the directory does not know any more tells nothing; its page says so.
 * @returns how many searches had news
 */
export async function tellOfSearches(context: Context): Promise<number> {
  const { db, clock } = context;
  const today = dayNow(clock);
  const index = await directoryIndex(db, today);
  const due = await listDue(db, index.version, today);
  if (due.length === 0) return 0;
  await index.details();
  const since = Math.min(...due.map(({ toldVersion }) => toldVersion ?? index.version));
  const from = due.map(({ toldOn }) => toldOn).reduce((a, b) => (a < b ? a : b));
  const round: Round = {
    index,
    today,
    changes: await readChanges(db, { since, from, today }),
    byMark: rememberMarks(index),
  };
  const quiet: string[] = [];
  let told = 0;
  for (const one of due) {
    await setImmediate();
    const kept = readSearch(one.search);
    if (kept.isBroken) continue;
    if (one.toldVersion === null) {
      await beginAnew(context, round, one);
      continue;
    }
    const found = await compare(db, round, one, kept);
    if (!found) break;
    if (found.added.length + found.gone.length === 0) quiet.push(one.viewId);
    else if (await tell(context, round, one, found)) told++;
  }
  await noteSeen(context, round, quiet);
  return told;
}

export const tellOfSearchesJob: Job<Context> = { name: "tell-of-searches", cron: "0 33 * * * *", work: tellOfSearches };
