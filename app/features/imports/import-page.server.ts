import { eq } from "drizzle-orm";
import { countryName, countryOptions } from "#app/i18n/names.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { importRows } from "#db/schema/imports.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { IMPORT_FIELDS, type ImportField } from "#db/vocabulary-imports.ts";
import { CONTROLS, INSTITUTION_TYPES } from "#db/vocabulary-taxonomies.ts";
import { countRows, type ImportRow, listImports, type ListRow, selectRows } from "./find-import.server.ts";
import { endOfUndo, hasField, keysOf, NAME_FIELDS } from "./imports.ts";
import {
  SHOWN_ROWS,
  type ColumnsPage,
  type ImportLine,
  type ImportPage,
  type RowView,
  type ShownRows,
} from "./ui/import-model.ts";

const LISTED = 50;
const ROWS_A_PAGE = 50;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** The last lists that were brought in. */
export async function importLines(db: Reader, locale: Locale): Promise<ImportLine[]> {
  const rows = await listImports(db, LISTED);
  return rows.map(({ list: { id, kind, state, fileName, createdAt }, person }) => ({
    ...{ id, kind, state, fileName, person },
    at: formatDateTime(createdAt, locale),
  }));
}

/** What the columns of a list seem to be, with what stands in them, and what they can be. */
export async function columnsPage(db: Reader, list: ImportRow, locale: Locale): Promise<ColumnsPage> {
  const t = translator(locale);
  const rows = await selectRows(db, list.id).limit(SAMPLES);
  const { kind, mapping, key, defaults, version, fileName } = list;
  const labelled = (codes: readonly string[], label: (code: string) => string) =>
    codes.map((value) => ({ value, label: label(value) }));
  return {
    ...{ version, kind, fileName },
    headings: list.headings.map((heading, column) => ({
      label: heading.slice(0, LONGEST_SAMPLE) || t("imports:columns.unnamed", { number: column + 1 }),
      samples: rows.flatMap(({ cells }) => cells[column]?.slice(0, LONGEST_SAMPLE) || []).join(" · "),
    })),
    chosen: { columns: mapping.map((field) => field ?? ""), key, ...defaults, country: defaults.country ?? "" },
    choices: {
      fields: labelled(
        IMPORT_FIELDS.filter((field) => hasField(kind, field)),
        (field) => t(`imports:field.${field}`),
      ),
      keys: labelled(keysOf(kind), (one) => t(`imports:key.${one}`)),
      country: [...countryOptions(locale)],
      type: labelled(INSTITUTION_TYPES, (code) => vocabularyLabel(`institution_type.${code}`, locale)),
      control: labelled(CONTROLS, (code) => vocabularyLabel(`control.${code}`, locale)),
      category: labelled(MEMBERSHIP_CATEGORIES, (code) => vocabularyLabel(`membership_category.${code}.title`, locale)),
    },
  };
}

/** What a field holds, in the reader's words. */
function shownValue(field: ImportField, value: string | null, locale: Locale): string {
  if (value === null) return "";
  if (field === "country") return countryName(value, locale);
  if (field === "type") return vocabularyLabel(`institution_type.${value}`, locale);
  if (field === "control") return vocabularyLabel(`control.${value}`, locale);
  if (field === "category") return vocabularyLabel(`membership_category.${value}.title`, locale);
  if (field === "since" || field === "until") return formatDay(value, locale);
  return value;
}

function rowView(row: ListRow, { kind, mapping }: ImportRow, locale: Locale): RowView {
  const t = translator(locale);
  const cellOf = (field: ImportField | null) => (field ? (row.cells[mapping.indexOf(field)] ?? "") : "");
  const named = NAME_FIELDS.flatMap((field) => row.facts?.[field] ?? cellOf(field) ?? []).find(Boolean);
  return {
    line: row.line,
    name: named ?? row.cells.find((cell) => cell !== "") ?? "",
    result: row.result ?? "error",
    outcome: row.outcome,
    reason: row.reason && t(`imports:reason.${row.reason}`),
    problems: (row.problems ?? []).map(({ field, message }) => ({
      field: field && t(`imports:field.${field}`),
      cell: cellOf(field).slice(0, LONGEST_SAMPLE),
      text: errorText(t, message),
    })),
    changes: (row.changes ?? []).map(({ field, before, after }) => ({
      field,
      before: shownValue(field, before, locale),
      after: shownValue(field, after, locale),
    })),
    to: kind === "member" && row.outcome === "written" && row.facts?.number ? `/verify/${row.facts.number}` : null,
  };
}

function filterOf(shown: ShownRows) {
  if (shown === "all") return undefined;
  return shown === "failed" || shown === "kept" ? eq(importRows.outcome, shown) : eq(importRows.result, shown);
}

export const readShown = (asked: string | null): ShownRows => SHOWN_ROWS.find((one) => one === asked) ?? "all";

/** A list with what was found about its rows and what became of them. */
export async function importPage(
  db: Reader,
  list: ImportRow,
  { shown, page, locale, now }: { shown: ShownRows; page: number; locale: Locale; now: Date },
): Promise<ImportPage> {
  const { id, version, kind, state, fileName, confirmedAt } = list;
  const { all, results, outcomes } = await countRows(db, id);
  const counts = { all, ...results, ...outcomes };
  const rows = await selectRows(db, id, filterOf(shown))
    .limit(ROWS_A_PAGE)
    .offset((page - 1) * ROWS_A_PAGE);
  const end = confirmedAt && endOfUndo(confirmedAt);
  return {
    ...{ id, version, kind, state, fileName, counts, shown, page, pageSize: ROWS_A_PAGE, total: counts[shown] },
    rows: rows.map((row) => rowView(row, list, locale)),
    undoUntil: state === "written" && end && end > now && counts.written > 0 ? formatDateTime(end, locale) : null,
  };
}

/** Every row of a list as it came, with what was found about it and what became of it. */
export async function resultSheet(db: Reader, list: ImportRow, locale: Locale) {
  const t = translator(locale);
  const rows = await selectRows(db, list.id);
  const found = ["line", "result", "outcome", "found"] as const;
  return {
    title: list.fileName,
    headings: [...found.map((one) => t(`imports:column.${one}`)), ...list.headings],
    rows: rows.map((row) => {
      const { line, result, outcome, reason, problems, changes } = rowView(row, list, locale);
      const words = [
        ...problems.map(({ field, text }) => (field ? `${field}: ${text}` : text)),
        ...changes.map(({ field, before, after }) => `${t(`imports:field.${field}`)}: ${before || "—"} → ${after}`),
        ...(reason ? [reason] : []),
      ];
      const said = [t(`imports:result.${result}`), outcome ? t(`imports:outcome.${outcome}`) : ""];
      return [line, ...said, words.join("; "), ...list.headings.map((_, column) => row.cells[column] ?? "")];
    }),
  };
}
