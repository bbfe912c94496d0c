import type { SheetLine } from "#app/platform/read-sheet.ts";
import { readDay, twoReadingsOf } from "#app/platform/typed-dates.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALES } from "#db/locales.ts";
import { fold } from "#db/search.server.ts";
import {
  type DateOrder,
  IMPORT_FIELDS,
  type ImportField,
  type ImportKey,
  type ImportKind,
} from "#db/vocabulary-imports.ts";
import { fieldNamed, findHeadings } from "./find-headings.server.ts";
import { HEADING_WORDS } from "./heading-words.ts";
import { hasField, keysOf } from "./imports.ts";
import { isLatin } from "./letters-of.ts";

const SAMPLE = 20;

/** The columns of the portal's own export of members that are fields of a list. */
const EXPORTED = [
  ["number", "number"],
  ["name", "name"],
  ["name_original", "name_original"],
  ["name_ru", "name_ru"],
  ["name_kk", "name_kk"],
  ["acronym", "acronym"],
  ["country", "country"],
  ["country_code", "country"],
  ["city", "city"],
  ["type", "type"],
  ["control", "control"],
  ["founded", "founded"],
  ["category", "category"],
  ["since", "since"],
  ["website", "website"],
  ["ror", "ror"],
] as const satisfies readonly (readonly [string, ImportField])[];

let known: Map<string, ImportField> | undefined;

function knownHeadings(): Map<string, ImportField> {
  if (known) return known;
  known = new Map();
  for (const field of IMPORT_FIELDS) for (const words of HEADING_WORDS[field]) known.set(fold(words), field);
  for (const locale of LOCALES)
    for (const [column, field] of EXPORTED)
      known.set(fold(translator(locale)(`members:directory.save.column.${column}`)), field);
  return known;
}

const fieldOfHeading = (heading: string) => fieldNamed(knownHeadings(), heading);

/** Headings that say themselves that a name is the official one: in whatever letters it is, it is no English name. */
const OFFICIAL = new Set(
  [
    "official name",
    "original name",
    "name in the original language",
    "официальное название",
    "официальное наименование",
  ]
    .concat(["ресми атауы", "название на языке оригинала", "name_original"])
    .map((words) => fold(words)),
);

interface Guess {
  headings: string[];
  mapping: (ImportField | null)[];
  key: ImportKey;
  /** A day with two readings, and which of them the other days of the list speak for. */
  days: { unclearDay: string | null; dateOrder: DateOrder | null };
  /** What stands below the headings. */
  rows: SheetLine[];
}

/** Finds the line of headings, what each column is, and by what rows are best known again. A person looks at all of it. */
export function guessColumns(kind: ImportKind, lines: readonly SheetLine[]): Guess {
  const { headings, rows } = findHeadings(lines, knownHeadings());
  const used = new Set<ImportField>();
  const named = headings.map(fieldOfHeading);
  const hasEnglish = named.includes("name");
  const mapping = named.map((heading, column) => {
    const isSaid = OFFICIAL.has(fold(headings[column] ?? ""));
    const field = hasEnglish || isSaid ? heading : inItsScript(heading, rows, column);
    if (field === null || !hasField(kind, field) || used.has(field)) return null;
    used.add(field);
    return field;
  });
  const isWhole = (field: ImportField) => rows.every(({ cells }) => Boolean(cells[mapping.indexOf(field)]?.trim()));
  return { headings, mapping, key: guessKey(kind, used, isWhole), days: guessOrder(cellsOfDays(rows, mapping)), rows };
}

/** A column of names without a language is the English one where its letters are Latin, and no other column is. */
function inItsScript(field: ImportField | null, rows: readonly SheetLine[], column: number): ImportField | null {
  if (field !== "name_original") return field;
  const names = rows.slice(0, SAMPLE).map(({ cells }) => cells[column] ?? "");
  return rows.length > 0 && names.every(isLatin) ? "name" : field;
}

/** An identifier that some rows lack knows only the others again. */
function guessKey(
  kind: ImportKind,
  used: ReadonlySet<ImportField>,
  isWhole: (field: ImportField) => boolean,
): ImportKey {
  const has: Readonly<Record<ImportKey, boolean>> = {
    number: used.has("number"),
    ror: used.has("ror") && isWhole("ror"),
    domain: false,
    name: true,
  };
  return keysOf(kind).find((key) => has[key]) ?? "name";
}

const WITH_SLASHES = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}\s*$/;

/** The cells of columns of days, or all of them where no column is one. */
function cellsOfDays(rows: readonly SheetLine[], mapping: Guess["mapping"]): string[] {
  const isOfDays = mapping.map((field) => field === "since" || field === "until");
  const hasDays = isOfDays.includes(true);
  return rows.flatMap(({ cells }) => cells.filter((_, column) => !hasDays || isOfDays[column]));
}

/** What the days of a list prove. */
export function guessOrder(cells: readonly string[]): Guess["days"] {
  let unclearDay: string | null = null;
  const orders = new Set<DateOrder>();
  for (const cell of cells) {
    const [first, second] = (WITH_SLASHES.exec(cell) ?? []).slice(1).map(Number);
    if (first === undefined || second === undefined) continue;
    if (twoReadingsOf(cell)) unclearDay ??= cell.trim();
    else if (readDay(cell) && first !== second) orders.add(first > second ? "day_first" : "month_first");
  }
  const [order = null] = orders;
  return { unclearDay, dateOrder: unclearDay !== null && orders.size === 1 ? order : null };
}
