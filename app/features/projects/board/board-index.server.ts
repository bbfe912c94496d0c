import { setImmediate } from "node:timers/promises";
import { createCodeColumns } from "#app/platform/facet-columns.ts";
import type { Faceted } from "#app/platform/facet-selection.ts";
import { directoryVersion } from "#app/platform/directory-version.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { BoardFacet, BoardSort } from "./board-filters.ts";
import {
  type BoardProject,
  type BoardStamp,
  byDeadline,
  byNewest,
  codesOn,
  projectCodes,
  projectsChangedAfter,
  readBoardProjects,
} from "./board-projects.server.ts";
import { keepReaders } from "./board-readers.server.ts";
import type { ProjectFacts } from "../matching/match-facts.ts";
import { createMatchColumns, type MatchColumns } from "../matching/match-rows.ts";
import { takesInterest } from "../project/project.ts";
import { boardVersion } from "../project/board-version.server.ts";
import type { Audience } from "../project/project.policy.ts";

/** How the projects that take interest fit a member, at one version of the board and on one day. */
export interface Fitting {
  /** Those that fit, the best first; of equal ones the newest. */
  best: Uint32Array;
  /** Those that are marked look for something it offers; by their numbers. */
  isOurs: Uint8Array;
}

/** All projects on the board, for whomever, at one version of it and on one day. */
export interface BoardIndex {
  faceted: Faceted<BoardFacet>;
  /** The numbers of all, in each order. */
  orders: Readonly<Record<BoardSort, Uint32Array>>;
  idOf(at: number): string;
  numberOf(id: string): number | undefined;
  /** The words of the projects that readers see who act for no institution, by their standing; see `guessQuery`. */
  words: Map<string, Promise<readonly string[]>>;
  /** What decides which members a project fits. */
  factsOf(at: number): ProjectFacts | undefined;
  /** The same of all in one line of memory. */
  matching: Readonly<MatchColumns>;
  /** Whether it still takes interest. */
  isSeeking(at: number): boolean;
  /** The numbers of those that do, the newest first. */
  seeking: Uint32Array;
  /** What was worked out for members from all this; see `fitting.server`. */
  fitting: Map<string, Fitting>;
  /** The projects next to others, by their numbers; see `related.server`. */
  near: Map<number, Uint32Array>;
  /** Whether somebody sees a project, by its number. */
  seenBy(audience: Audience): Promise<(at: number) => boolean>;
}

type Compare = (one: BoardProject, other: BoardProject) => number;

/** So many are read at once. */
const AT_ONCE = 150;
/** So many in memory are gone through until others have their turn. */
const SOME = 2_000;

/** What a process knows of the board of a database. */
function keepBoard(db: Reader) {
  const numbers = new Map<string, number>();
  const entries: (BoardProject | undefined)[] = [];
  const ids: string[] = [];
  const { columns, write } = createCodeColumns();
  const matching = createMatchColumns();
  const readers = keepReaders(db, (id) => numbers.get(id));
  /** What was read last, also where something went wrong afterwards. */
  let read: { stamp: BoardStamp; today: string } | null = null;
  let known: { stamp: BoardStamp; today: string; index: BoardIndex } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function numberFor(id: string): number {
    const at = numbers.get(id) ?? ids.push(id) - 1;
    numbers.set(id, at);
    return at;
  }

  function put(project: BoardProject, today: string): void {
    const at = numberFor(project.id);
    entries[at] = project;
    matching.write(at, project.facts);
    write(at, [...project.codes, ...codesOn(project, today)]);
  }

  async function readChanges(since: BoardStamp | null, today: string): Promise<number[]> {
    const changed = await projectsChangedAfter(db, since);
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      if (at > 0) await setImmediate();
      const some = changed.slice(at, at + AT_ONCE);
      const onBoard = await readBoardProjects(db, some);
      for (const id of some) {
        const number = numbers.get(id);
        if (number !== undefined) entries[number] = undefined;
      }
      for (const project of onBoard) put(project, today);
    }
    readers.expect(changed);
    return changed.flatMap((id) => numbers.get(id) ?? []);
  }

  /** An order in which some have changed; null where it is made anew. */
  function ordered(before: Uint32Array | null, changed: readonly number[], compare: Compare): Uint32Array {
    const between = (a: number, b: number) => compare(entries[a] as BoardProject, entries[b] as BoardProject);
    const isThere = (at: number) => entries[at] !== undefined;
    if (before === null) return Uint32Array.from([...entries.keys()].filter(isThere).sort(between));
    const moved = new Set(changed);
    const rest = before.filter((at) => !moved.has(at));
    return putInto(rest, changed.filter(isThere).sort(between), between);
  }

  function indexOf(orders: BoardIndex["orders"], today: string): BoardIndex {
    const isSeeking = (at: number) => entries[at] !== undefined && takesInterest(entries[at], today);
    return {
      isSeeking,
      matching: matching.columns,
      factsOf: (at) => entries[at]?.facts,
      seeking: orders.newest.filter(isSeeking),
      fitting: new Map(),
      near: new Map(),
      faceted: { codes: projectCodes, size: ids.length, columns },
      orders,
      idOf: (at) => ids[at] ?? "",
      numberOf: (id) => numbers.get(id),
      words: new Map(),
      seenBy: readers.seenBy,
    };
  }

  const current = (stamp: BoardStamp, today: string) =>
    known && isAt(known.stamp, stamp) && known.today === today ? known.index : null;

  async function orderAll(before: BoardIndex["orders"] | null, changed: readonly number[], today: string) {
    const deadline = ordered(before?.deadline ?? null, changed, byDeadline(today));
    await setImmediate();
    return { deadline, newest: ordered(before?.newest ?? null, changed, byNewest) };
  }

  /** Files all under what they have on another day. */
  async function turnTo(today: string): Promise<void> {
    for (const [at, project] of entries.entries()) {
      if (at % SOME === SOME - 1) await setImmediate();
      if (project) put(project, today);
    }
  }

  async function bringUpToDate(stamp: BoardStamp, today: string): Promise<BoardIndex> {
    const already = current(stamp, today);
    if (already) return already;
    const before = known?.today === today ? known.index.orders : null;
    // Until all is read that changed, nobody may take it for read.
    known = null;
    const changed = read && isAt(read.stamp, stamp) ? [] : await readChanges(read?.stamp ?? null, today);
    if (read && read.today !== today) await turnTo(today);
    read = { stamp, today };
    const index = indexOf(await orderAll(before, changed, today), today);
    known = { stamp, today, index };
    return index;
  }

  return async (stamp: BoardStamp, today: string): Promise<BoardIndex> => {
    const already = current(stamp, today);
    if (already) return already;
    const mine = turn.then(() => bringUpToDate(stamp, today));
    turn = mine.catch(() => undefined);
    return mine;
  };
}

/** An order with some more in it, each at the place it is found by halving. */
function putInto(order: Uint32Array, fresh: readonly number[], between: (a: number, b: number) => number): Uint32Array {
  const all = new Uint32Array(order.length + fresh.length);
  let taken = 0;
  for (const [count, one] of fresh.entries()) {
    let place = taken;
    for (let end = order.length; place < end;) {
      const middle = (place + end) >> 1;
      if (between(order[middle] as number, one) < 0) place = middle + 1;
      else end = middle;
    }
    all.set(order.subarray(taken, place), taken + count);
    all[place + count] = one;
    taken = place;
  }
  all.set(order.subarray(taken), taken + fresh.length);
  return all;
}

/** Whether something that was read is no older. */
const isAt = (read: BoardStamp, wanted: BoardStamp) => read.board >= wanted.board && read.directory >= wanted.directory;

const kept = new WeakMap<Reader, ReturnType<typeof keepBoard>>();

/**
 * The board as it now stands. Counting a dozen facets over every project in SQL costs more than the whole page, so the
 * projects are kept in memory: all are read once, afterwards those that changed.
 */
export async function boardIndex(db: Reader, today: string): Promise<BoardIndex> {
  const ask = kept.get(db) ?? keepBoard(db);
  kept.set(db, ask);
  return ask({ board: await boardVersion(db), directory: await directoryVersion(db) }, today);
}
