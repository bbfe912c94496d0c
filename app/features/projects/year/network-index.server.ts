import { setImmediate } from "node:timers/promises";
import { type DirectoryIndex, directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { projectCodes } from "../board/board-projects.server.ts";
import { type BoardIndex, boardIndex } from "../board/board-index.server.ts";
import { keptConsortia } from "../network/kept-consortia.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { type CountedYear, countYear, type Narrowed } from "./count-year.ts";

/** The projects that everybody may read, with the members in them, at one version of board and directory. */
export interface NetworkIndex {
  board: BoardIndex;
  directory: DirectoryIndex;
  /** Whether everybody reads a project, by its number. */
  isPublic(at: number): boolean;
  /** The years in which any of them ran. */
  years: readonly number[];
  /** Whether a project is filed under what is asked for. */
  isFiled(at: number, narrowed: Narrowed): boolean;
  /** All initiatives, by their ids, or all themes that some projects are filed under. */
  filedUnder(kind: keyof Narrowed, projects: readonly { at: number }[]): string[];
  count(year: number, narrowed: Narrowed): CountedYear;
}

const AT_ONCE = 2000;
/** So many answers are kept until a project or a member changes. */
const MOST_COUNTED = 100;

async function build(db: Reader, board: BoardIndex, everybody: Audience): Promise<NetworkIndex> {
  const directory = await directoryIndex(db, everybody.today);
  const isPublic = await board.seenBy(everybody);
  const { columns } = board.faceted;
  const partners = new Map(
    (await keptConsortia(db, everybody)).map(({ project, institutions }) => [board.numberOf(project), institutions]),
  );
  const codesAt = (at: number) => columns.codes.subarray(columns.codesFrom[at] ?? 0, columns.codesTo[at] ?? 0);
  const seats: (readonly number[])[] = [];
  const order = [...board.orders.newest].filter(isPublic);
  const held = new Set<number>();
  for (const [place, at] of order.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const institutions = partners.get(at) ?? [board.factsOf(at)?.leadId ?? ""];
    seats[at] = [...new Set(institutions.flatMap((id) => directory.numberOf(id) ?? []))];
    for (const code of codesAt(at)) held.add(code);
  }
  const filed = { codes: projectCodes, columns, order, membersOf: (at: number) => seats[at] ?? [] };
  const counted = new Map<string, CountedYear>();
  return {
    ...{ board, directory, isPublic },
    years: projectCodes.valuesOf("year").flatMap(({ value, code }) => (held.has(code) ? [Number(value)] : [])),
    isFiled: (at, narrowed) =>
      (["theme", "initiative"] as const).every(
        (facet) =>
          narrowed[facet] === null || codesAt(at).includes(projectCodes.knownCode(facet, narrowed[facet]) ?? -1),
      ),
    filedUnder(kind, projects) {
      const codes = new Set(projects.flatMap(({ at }) => [...codesAt(at)]));
      return projectCodes.valuesOf(kind).flatMap(({ value, code }) => (codes.has(code) ? [value] : []));
    },
    count(year, narrowed) {
      const key = [year, narrowed.initiative, narrowed.theme].join(" ");
      const known = counted.get(key) ?? countYear(filed, year, narrowed);
      keepFew(counted, key, known, MOST_COUNTED);
      return known;
    },
  };
}

const kept = new WeakMap<BoardIndex, Promise<NetworkIndex>>();

/** What everybody may read of the network on a day; worked out again when a project or a member changes. */
export async function networkIndex(db: Reader, everybody: Audience): Promise<NetworkIndex> {
  const board = await boardIndex(db, everybody.today);
  const known = kept.get(board) ?? build(db, board, everybody);
  kept.set(board, known);
  known.catch(() => kept.delete(board));
  return known;
}
