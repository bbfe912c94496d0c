import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { countryOptions, languageOptions } from "#app/i18n/names.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { importRows } from "#db/schema/imports.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { DATE_ORDERS, IMPORT_FIELDS, type ImportField } from "#db/vocabulary-imports.ts";
import { CONTROLS, INSTITUTION_TYPES } from "#db/vocabulary-taxonomies.ts";
import { NO_FIELD } from "./columns.schema.ts";
import { countUndo } from "./count-undo.server.ts";
import { errorKinds } from "./error-kinds.server.ts";
import { countRows, type ImportRow, listImports, selectRows } from "./find-import.server.ts";
import { headingsChoice } from "./headings-choice.server.ts";
import { endOfUndo, hasField, keysOf, neededOf, ROWS_A_PAGE } from "./imports.ts";
import { isJudgedAgain } from "./judge-list.server.ts";
import { type Reading, rowViews } from "./row-view.server.ts";
import { SHOWN_ROWS, type ColumnsPage, type ImportLine, type ImportPage, type ShownRows } from "./ui/import-model.ts";

const LISTED = 50;
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

const saidForAll = ({ defaults }: ImportRow, field: ImportField) =>
  Boolean((defaults as Partial<Record<ImportField, unknown>>)[field]);

/** What the columns of a list seem to be, with what stands in them, and what they can be. */
export async function columnsPage(db: Reader, list: ImportRow, locale: Locale): Promise<ColumnsPage> {
  const t = translator(locale);
  const rows = await selectRows(db, list.id).limit(SAMPLES);
  const { kind, mapping, key, defaults, version, fileName } = list;
  const headed = headingsChoice(list.headings, await db.$count(importRows, eq(importRows.importId, list.id)));
  const labelled = (codes: readonly string[], label: (code: string) => string) =>
    codes.map((value) => ({ value, label: label(value) }));
  return {
    ...{ version, kind, fileName, headed },
    headings: list.headings.map((heading, column) => ({
      label: heading.slice(0, LONGEST_SAMPLE) || t("imports:columns.unnamed", { number: column + 1 }),
      samples: rows.flatMap(({ cells }) => cells[column]?.slice(0, LONGEST_SAMPLE) || []).join(" · "),
    })),
    chosen: {
      ...{ columns: mapping.map((field) => field ?? NO_FIELD), key },
      ...{ country: defaults.country ?? "", type: defaults.type, control: defaults.control },
      ...{ category: defaults.category, city: defaults.city ?? "", since: defaults.since ?? "" },
      isHeadless: headed.chosen,
      ...{ dateOrder: defaults.dateOrder ?? "", officialLanguage: defaults.officialLanguage ?? "" },
    },
    unclearDay: (kind === "member" && defaults.unclearDay) || null,
    needed: neededOf(kind).map((field) => t(`imports:field.${field}`)),
    absent: neededOf(kind)
      .filter((field) => !mapping.includes(field) && !saidForAll(list, field))
      .map((field) => t(`imports:field.${field}`)),
    choices: {
      fields: [
        { value: NO_FIELD, label: t("imports:columns.none") },
        ...labelled(
          IMPORT_FIELDS.filter((field) => hasField(kind, field)),
          (field) => {
            const label = t(`imports:field.${field}`);
            return neededOf(kind).includes(field as ImportField) ? t("imports:columns.needed", { label }) : label;
          },
        ),
      ],
      officialLanguage: [{ value: "", label: t("imports:columns.language_by_letters") }, ...languageOptions(locale)],
      keys: labelled(keysOf(kind), (one) => t(`imports:key.${one}`)),
      dateOrder: labelled(DATE_ORDERS, (one) => t(`imports:date_order.${one}`)),
      country: [...countryOptions(locale)],
      type: labelled(INSTITUTION_TYPES, (code) => vocabularyLabel(`institution_type.${code}`, locale)),
      control: labelled(CONTROLS, (code) => vocabularyLabel(`control.${code}`, locale)),
      category: labelled(MEMBERSHIP_CATEGORIES, (code) => vocabularyLabel(`membership_category.${code}.title`, locale)),
    },
  };
}

function filterOf(shown: ShownRows) {
  if (shown === "all") return undefined;
  return shown === "failed" || shown === "kept" ? eq(importRows.outcome, shown) : eq(importRows.result, shown);
}

export const readShown = (asked: string | null): ShownRows => SHOWN_ROWS.find((one) => one === asked) ?? "all";

interface Asked {
  shown: ShownRows;
  /** The kind of error whose rows are shown; null for all of them. */
  error: string | null;
  page: number;
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

function undoWords({ state, confirmedAt }: ImportRow, { locale, now }: Pick<Asked, "locale" | "now">): string | null {
  const end = state === "written" && confirmedAt ? endOfUndo(confirmedAt) : now;
  return end > now ? formatDateTime(end, locale) : null;
}

/** What somebody has to say of rows that look like a record that is here, and has said. */
async function similarRows(db: Reader, list: ImportRow, page: number, reading: Reading) {
  if (list.state !== "preview") return { similar: [], taken: 0 };
  const { importId, result, subjectId } = importRows;
  const rows = await selectRows(db, list.id, eq(result, "similar"))
    .limit(ROWS_A_PAGE)
    .offset((page - 1) * ROWS_A_PAGE);
  const taken = await db.$count(importRows, and(eq(importId, list.id), eq(result, "new"), isNotNull(subjectId)));
  return { similar: await rowViews(db, list, rows, reading), taken };
}

const MOST_LINES_NAMED = 20;

/** The rows that are judged otherwise than when the list was looked through, by their numbers; null where none is. */
async function judgedAgain(db: Reader, { id, state }: ImportRow): Promise<ImportPage["judgedAgain"]> {
  if (state !== "preview") return null;
  const lines = (await selectRows(db, id)).filter(isJudgedAgain).map(({ line }) => line);
  if (lines.length === 0) return null;
  const more = lines.length - MOST_LINES_NAMED;
  const named = lines.slice(0, MOST_LINES_NAMED).join(", ");
  return { count: lines.length, rows: more > 0 ? `${named} … +${more}` : named };
}

/** A list with what was found about its rows and what became of them. */
export async function importPage(
  db: Reader,
  list: ImportRow,
  { shown, error, page, ...reading }: Asked,
): Promise<ImportPage> {
  const { id, version, kind, state, fileName, mapping } = list;
  const { locale } = reading;
  const { all, made, removed, results, outcomes } = await countRows(db, id);
  const counts = { all, made, removed, ...results, ...outcomes };
  const until = counts.written > 0 ? undoWords(list, reading) : null;
  const kinds = await errorKinds(db, id, locale);
  const asked = shown === "error" ? kinds.find(({ kind: one }) => one === error) : undefined;
  const from = (page - 1) * ROWS_A_PAGE;
  const lines = asked?.lines.slice(from, from + ROWS_A_PAGE);
  const filter = lines ? and(filterOf(shown), inArray(importRows.line, lines)) : filterOf(shown);
  const rows = await selectRows(db, id, filter)
    .limit(ROWS_A_PAGE)
    .offset(lines ? 0 : from);
  return {
    ...{ id, version, kind, state, fileName, counts, shown, page, pageSize: ROWS_A_PAGE },
    total: asked?.count ?? counts[shown],
    rows: await rowViews(db, list, rows, reading),
    ...(await similarRows(db, list, shown === "similar" ? page : 1, reading)),
    errors: kinds.map(({ kind: one, text, count }) => ({ kind: one, text, count })),
    error: asked?.kind ?? null,
    judgedAgain: await judgedAgain(db, list),
    hasContacts: mapping.includes("contact_email"),
    undo: until === null ? null : { until, ...(await countUndo(db, list, locale)) },
  };
}

/** Every row of a list as it came, with what was found about it and what became of it. */
export async function resultSheet(db: Reader, list: ImportRow, reading: Reading) {
  const t = translator(reading.locale);
  const rows = await selectRows(db, list.id);
  const views = await rowViews(db, list, rows, reading);
  const found = ["line", "result", "outcome", "found"] as const;
  return {
    title: list.fileName,
    headings: [...found.map((one) => t(`imports:column.${one}`)), ...list.headings],
    rows: views.map(({ line, result, outcome, reason, problems, changes, term, contact }, index) => {
      const words = [
        ...problems.map(({ field, text }) => (field ? `${field}: ${text}` : text)),
        ...changes.map(({ field, before, after }) => `${t(`imports:field.${field}`)}: ${before || "—"} → ${after}`),
        ...[term, contact && t("imports:contact", { contact }), reason].filter((one) => one !== null),
      ];
      const said = [t(`imports:result.${result}`), outcome ? t(`imports:outcome.${outcome}`) : ""];
      return [line, ...said, words.join("; "), ...list.headings.map((_, column) => rows[index]?.cells[column] ?? "")];
    }),
  };
}
