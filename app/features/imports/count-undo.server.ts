import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type ImportRow, selectRows } from "./find-import.server.ts";
import { findKept, writtenRows } from "./find-kept.server.ts";
import { rowName } from "./row-view.server.ts";
import type { UndoView } from "./ui/import-model.ts";

/** So many rows are named of each reason. */
const MOST_NAMED = 20;

/** How much of what a list has written an undo would take back, by the rules by which it does, and why the rest stays. */
export async function countUndo(db: Reader, list: ImportRow, locale: Locale): Promise<Omit<UndoView, "until">> {
  const t = translator(locale);
  const rows = await selectRows(db, list.id, writtenRows(list.id));
  const kept = await findKept(db, list, rows);
  const going = rows.filter(({ line }) => !kept.has(line));
  const goes = going.filter(({ result }) => result === "new").length;
  const byReason = Map.groupBy(
    rows.filter(({ line }) => kept.has(line)),
    ({ line }) => kept.get(line),
  );
  return {
    ...{ goes, putBack: going.length - goes, stays: kept.size },
    kept: [...byReason].map(([why, some]) => ({
      reason: t(`imports:reason.${why}`),
      rows: some.slice(0, MOST_NAMED).map((row) => ({ line: row.line, name: rowName(list, row, locale) })),
      more: Math.max(0, some.length - MOST_NAMED),
    })),
  };
}
