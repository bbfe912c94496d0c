import { and, eq } from "drizzle-orm";
import { isDeepStrictEqual } from "node:util";
import { encodeError } from "#app/i18n/error-text.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type ImportProblem, importRows } from "#db/schema/imports.ts";
import { IMPORT_RESULTS, type ImportResult } from "#db/vocabulary-imports.ts";
import { type ImportRow, type ListRow, selectRows, takeStep } from "./find-import.server.ts";
import { type Judged, judgeRows } from "./judge-rows.server.ts";
import { readKnown } from "./known-records.server.ts";
import { markSimilar } from "./mark-similar.server.ts";
import { namesByRor } from "./registry-names.server.ts";

type Settings = Pick<ImportRow, "kind" | "mapping" | "key" | "defaults">;

/** Judges the rows of a list as things stand. */
export async function judgeList(
  { db, clock }: Pick<Services, "db" | "clock">,
  settings: Settings,
  rows: readonly ListRow[],
): Promise<Judged[]> {
  const { kind, mapping } = settings;
  const known = await readKnown(db, kind);
  const others = kind === "prospect" ? (await readKnown(db, "member")).filter(({ facts }) => facts.number) : [];
  const { firstYear } = await getAssociation(db);
  const registryNames = await namesByRor(db, mapping, rows);
  const standing = { known, others, registryNames, today: dayNow(clock), firstYear };
  const judged = await judgeRows(settings, rows, standing);
  await markSimilar(db, judged, [...known, ...others]);
  return judged;
}

const wasJudged = (result: ImportResult) => encodeError(`imports:problem.was_${result}`);
const AGAIN = new Set(IMPORT_RESULTS.map(wasJudged));

/** Whether a row says that it is judged otherwise than when the list was looked through. */
export const isJudgedAgain = ({ problems }: Pick<ListRow, "problems">): boolean =>
  (problems ?? []).some(({ message }) => AGAIN.has(message));

const told = ({ result, facts, problems, changes, subjectId }: Omit<Judged, "line">): unknown =>
  JSON.parse(
    JSON.stringify([result, facts, problems.filter(({ message }) => !AGAIN.has(message)), changes, subjectId]),
  );

/** A row as it is judged now, with the word of somebody that it is another institution than the one it looks like. */
function withWord(row: ListRow, { line: _, ...now }: Judged): Omit<Judged, "line"> {
  const isTaken = row.result === "new" && row.subjectId !== null && row.subjectId === now.subjectId;
  return isTaken && now.result === "similar" ? { ...now, result: "new" } : now;
}

/**
 * Judges a list again that waits for its confirmation: what differs is kept, and said at its row with what it was before.
 * Gives whether anything does.
 */
export async function judgeAgain(
  { db, clock, withTransaction }: Pick<Services, "db" | "clock" | "withTransaction">,
  list: ImportRow,
): Promise<boolean> {
  if (list.state !== "preview") return false;
  const rows = await selectRows(db, list.id);
  const judged = new Map((await judgeList({ db, clock }, list, rows)).map((one) => [one.line, one]));
  const differing = rows.flatMap((row) => {
    const found = judged.get(row.line);
    const { result, facts, problems, changes } = row;
    if (!found || !result) return [];
    const now = withWord(row, found);
    const before = { result, facts: facts ?? {}, problems: problems ?? [], changes: changes ?? [] };
    if (isDeepStrictEqual(told(now), told({ ...before, subjectId: row.subjectId }))) return [];
    const was: ImportProblem = { field: null, message: wasJudged(result), isNote: true };
    return [{ line: row.line, set: { ...now, problems: [was, ...now.problems] } }];
  });
  if (differing.length === 0) return false;
  await withTransaction(async (tx) => {
    if (!(await takeStep(tx, list, ["preview"], {}))) return;
    for (const { line, set } of differing)
      await tx
        .update(importRows)
        .set(set)
        .where(and(eq(importRows.importId, list.id), eq(importRows.line, line)));
  });
  return true;
}
