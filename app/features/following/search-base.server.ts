import { choiceTest } from "#app/features/members/directory/directory-selection.ts";
import {
  type DirectoryFilter,
  parseDirectoryFilter,
  unknownChoices,
} from "#app/features/members/directory/directory-filter.ts";
import type { DirectoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { markOf, writeMarks } from "./marks.ts";

/** A kept search, read. */
export interface KeptSearch {
  filter: DirectoryFilter;
  /** It names something the directory no longer knows: read without it, it would find other members than were meant. */
  isBroken: boolean;
  /** Whether a member has all that was chosen; the words are another matter. */
  hasChoices: (index: DirectoryIndex, at: number) => boolean;
  /** Its members come and go with something else than their own entries. */
  isWhole: boolean;
  /** Choices alone do not tell its members. */
  hasMore: boolean;
}

export function readSearch(search: string): KeptSearch {
  const params = new URLSearchParams(search);
  const filter = parseDirectoryFilter(params);
  const isWhole = filter.chosen.calls.length > 0;
  let test: { index: DirectoryIndex; has: (at: number) => boolean } | null = null;
  return {
    filter,
    isBroken: unknownChoices(params).length > 0,
    hasChoices(index, at) {
      if (test?.index !== index) test = { index, has: choiceTest(index.columns, filter.chosen) };
      return index.columns.isListed[at] === 1 && test.has(at);
    },
    isWhole,
    hasMore: filter.query !== "" || filter.spot !== null,
  };
}

/**
 * The numbers of the members in force that a search finds. What only comes close to its words is no finding. Null while the
 * words of the members are still being read after a start.
 */
export async function findSurely(
  db: Reader,
  filter: DirectoryFilter,
  today: string,
): Promise<{ index: DirectoryIndex; found: Uint32Array } | null> {
  const { index, selection } = await selectMembers(db, { ...filter, sort: "name" }, { today, locale: "en" });
  if (selection.isReading) return null;
  return { index, found: selection.isGuess ? new Uint32Array() : selection.found };
}

/** Where telling of a search begins: those it finds now are known. */
export async function baseOf(db: Reader, search: string, today: string) {
  const found = await findSurely(db, readSearch(search).filter, today);
  if (!found) return { toldVersion: null, toldOn: today, marks: "" };
  const { entryOf } = found.index.columns;
  const marks = [...found.found].flatMap((at) => entryOf(at)?.id ?? []).map(markOf);
  return { toldVersion: found.index.version, toldOn: today, marks: writeMarks(marks) };
}
