import { and, eq, gte, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { prepared } from "#db/prepared.server.ts";
import { projects } from "#db/schema/projects.ts";
import { directoryVersion, removalsSoFar } from "#app/platform/directory-version.server.ts";
import { isEntitled } from "../institution/rights.ts";
import { createColumns, type DirectoryColumns } from "./directory-columns.ts";
import { type DirectoryDetails, keepDetails } from "./directory-details.server.ts";
import { idsChangedAfter, inSlices, type KnownMember, readMembers } from "./directory-members.server.ts";
import type { Selection } from "./directory-selection.ts";
import { keepOrders } from "./name-orders.ts";

/** What a question found beside the entries that hold its words. */
export interface Found {
  /** The words the members were found by: those that were typed, or those that were taken for meant. */
  words: readonly string[];
  /** Nobody has the words that were typed: these are members they come close to. */
  isGuess: boolean;
  /** The words of all members are still being read, so that some who are meant may be missing. */
  isReading: boolean;
  /** What may have been meant, as the closest member writes it. */
  suggestion: string | null;
}

/** All members in force, and the answers already worked out from them: of one version of the directory and one day. */
export interface DirectoryIndex {
  version: number;
  today: string;
  columns: DirectoryColumns;
  /** The number of a member in force; null for any other institution. */
  numberOf(id: string): number | null;
  /** The numbers of all, in the order of the names that a reader of the language is shown. */
  inOrderFor(locale: Locale): Uint32Array;
  /** How many countries the members are in. */
  countries: number;
  selections: Map<string, Selection & Found>;
  /** Who leads an open project, as the columns say it now; null before they do. */
  calls: string | null;
  /** The words of the members; only what changed since somebody last asked is read. */
  details(): Promise<DirectoryDetails>;
  /** Whether most of the words are known already; after a start it takes a while. */
  areWordsAtHand(): boolean;
}

/** What a process knows of the members of a database. */
function keepDirectory(db: Reader) {
  const numbers = new Map<string, number>();
  const members: KnownMember[] = [];
  const { columns, put } = createColumns();
  const orders = keepOrders((at) => members[at]);
  const details = keepDetails(db, columns);
  let known: { version: number; today: string; index: DirectoryIndex } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let removals: number | null = null;

  function numberFor(id: string): number {
    const at = numbers.get(id) ?? numbers.size;
    numbers.set(id, at);
    return at;
  }

  function list({ entry, term }: KnownMember, today: string, isChanged: boolean): void {
    const isListed = isEntitled(term, "be_listed", today) ? 1 : 0;
    if (isChanged || columns.isListed[entry.at] !== isListed) details.expect(entry.at);
    columns.isListed[entry.at] = isListed;
  }

  async function readChanges(since: number | null, today: string): Promise<void> {
    const fresh: KnownMember[] = [];
    await inSlices(await idsChangedAfter(db, since), async (ids) => {
      fresh.push(...(await readMembers(db, ids, numberFor)));
    });
    for (const member of fresh) {
      members[member.entry.at] = member;
      put(member.entry);
      list(member, today, true);
    }
    orders.replace(fresh);
    await forgetRemoved(today);
  }

  /** Entries of members that are gone altogether: none of them is marked as changed. */
  async function forgetRemoved(today: string): Promise<void> {
    const before = removals;
    removals = await removalsSoFar(db);
    if (before === null || before === removals) return;
    const here = new Set(await idsChangedAfter(db, null));
    for (const member of members) {
      if (here.has(member.entry.id)) continue;
      member.term = { ...member.term, status: "withdrawn" };
      list(member, today, false);
    }
  }

  function indexOf(version: number, today: string): DirectoryIndex {
    const inOrder = new Map<Locale, Uint32Array>();
    const inOrderFor = (locale: Locale) => {
      const order = inOrder.get(locale) ?? orders.of(locale).filter((at) => columns.isListed[at] === 1);
      inOrder.set(locale, order);
      return order;
    };
    const countries = new Set<number>();
    for (const at of inOrderFor("en")) countries.add(columns.country[at] ?? 0);
    return {
      ...{ version, today, columns, inOrderFor, countries: countries.size },
      numberOf(id) {
        const at = numbers.get(id);
        return at !== undefined && columns.isListed[at] === 1 ? at : null;
      },
      selections: new Map(),
      calls: null,
      details: () => details.upToDate(),
      areWordsAtHand: () => details.areAtHand(),
    };
  }

  async function bringUpToDate(version: number, today: string): Promise<DirectoryIndex> {
    if (known && known.version >= version && known.today === today) return known.index;
    if (known && known.today !== today) for (const member of members) list(member, today, false);
    if (known?.version !== version) await readChanges(known?.version ?? null, today);
    const index = indexOf(version, today);
    known = { version, today, index };
    return index;
  }

  return async (version: number, today: string): Promise<DirectoryIndex> => {
    if (known?.version === version && known.today === today) return known.index;
    const mine = turn.then(() => bringUpToDate(version, today));
    turn = mine.catch(() => undefined);
    return mine;
  };
}

const kept = new WeakMap<Reader, ReturnType<typeof keepDirectory>>();

/**
 * The index of the directory as it now stands. Counting a dozen facets over every member in SQL costs more than the whole
 * page, so the members are kept in memory: all are read once, afterwards those that changed.
 */
export async function directoryIndex(db: Reader, today: string): Promise<DirectoryIndex> {
  const ask = kept.get(db) ?? keepDirectory(db);
  kept.set(db, ask);
  return withCalls(db, await ask(await directoryVersion(db), today));
}

/** Reads the members before anybody asks; their words are read afterwards, while others are answered. */
export async function warmDirectory(db: Reader, today: string): Promise<{ words: Promise<unknown> }> {
  const index = await directoryIndex(db, today);
  return { words: index.details() };
}

const leadsWithCalls = prepared("directory_calls", (db) =>
  db
    .selectDistinct({ id: projects.leadInstitutionId })
    .from(projects)
    .where(
      and(
        eq(projects.status, "open"),
        eq(projects.visibility, "public"),
        gte(projects.answerBy, sql.placeholder("today")),
      ),
    ),
);

/** Projects open and close without a change of the directory: who leads an open one is looked up each time. */
async function withCalls(db: Reader, index: DirectoryIndex): Promise<DirectoryIndex> {
  const ids = (await leadsWithCalls(db, { today: index.today })).map(({ id }) => id).sort();
  const calls = ids.join();
  if (calls === index.calls) return index;
  index.columns.leadsOpen.fill(0);
  for (const id of ids) {
    const at = index.numberOf(id);
    if (at !== null) index.columns.leadsOpen[at] = 1;
  }
  index.selections.clear();
  index.calls = calls;
  return index;
}
