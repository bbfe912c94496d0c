import { and, eq, ne, type SQL } from "drizzle-orm";
import { isUntouched } from "#app/features/members/membership/remove-listed.server.ts";
import type { Reader } from "#db/index.server.ts";
import { importRows, prospects } from "#db/schema/imports.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { ImportRow, ListRow } from "./find-import.server.ts";
import { findKnown } from "./known-records.server.ts";

/** What an undo would do now. */
interface UndoCounts {
  /** Records the list has made, that go. */
  goes: number;
  /** Records the list has changed, that become what they were. */
  putBack: number;
  /** Rows that somebody has changed since, or that are in use: they stay. */
  stays: number;
}

/** Of so many records that were changed since it is looked at each value; of more it is said that they stay. */
const MOST_COMPARED = 500;

/** Whether a record still says all that a row of a list wrote into it, so that it can be put back. */
export async function saysWhatWasWritten(
  db: Reader,
  { kind }: Pick<ImportRow, "kind">,
  row: ListRow,
): Promise<boolean> {
  const known = row.subjectId ? await findKnown(db, kind, row.subjectId) : null;
  return known !== null && (row.changes ?? []).every(({ field, after }) => known.facts[field] === after);
}

/** How much of what a list has written an undo would take back, by the rules by which it does. */
export async function countUndo(db: Reader, list: ImportRow): Promise<UndoCounts> {
  const { importId, outcome, result, subjectId, writtenVersion } = importRows;
  const isWritten = and(eq(importId, list.id), eq(outcome, "written"));
  const all = await db.$count(importRows, isWritten);
  const table = list.kind === "member" ? institutions : prospects;
  const joined = (isAsked: SQL | undefined) =>
    db
      .select({ row: importRows })
      .from(importRows)
      .innerJoin(table, eq(table.id, subjectId))
      .where(and(isWritten, isAsked));
  const isSame = eq(table.version, writtenVersion);
  const goes =
    list.kind === "member"
      ? await db
          .select({ line: importRows.line })
          .from(importRows)
          .innerJoin(institutions, eq(institutions.id, subjectId))
          .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
          .where(and(isWritten, eq(result, "new"), isUntouched(writtenVersion)))
      : await joined(and(eq(result, "new"), isSame));
  const unchanged = await joined(and(eq(result, "changed"), isSame));
  const changed = await joined(and(eq(result, "changed"), ne(table.version, writtenVersion))).limit(MOST_COMPARED);
  let putBack = unchanged.length;
  for (const { row } of changed) if (await saysWhatWasWritten(db, list, row)) putBack += 1;
  return { goes: goes.length, putBack, stays: all - goes.length - putBack };
}
