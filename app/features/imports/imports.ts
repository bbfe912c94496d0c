import { addDays } from "#app/platform/clock.ts";
import type { ImportField, ImportKey, ImportKind, ImportState } from "#db/vocabulary-imports.ts";

/** A list can be undone for so many days after it was confirmed; its rows are kept as long again, then they go. */
const UNDO_DAYS = 7;
const KEPT_DAYS = 30;
export const endOfUndo = (confirmedAt: Date) => addDays(confirmedAt, UNDO_DAYS);
export const keptSince = (now: Date) => addDays(now, -KEPT_DAYS);

/** So many rows are shown at once. */
export const ROWS_A_PAGE = 50;

/** The most lists that stand unconfirmed, each with its rows. */
export const MOST_OPEN_IMPORTS = 10;

const FIELDS_OF_PROSPECTS: readonly ImportField[] = [
  "name",
  "name_original",
  "name_ru",
  "name_kk",
  "acronym",
  "country",
  "city",
  "website",
  "domain",
  "ror",
  "contact_name",
  "contact_email",
];

export const NAME_FIELDS = ["name", "name_original", "name_ru", "name_kk"] as const satisfies readonly ImportField[];

/** What a new row must say, beside a name, where the list says nothing for all of its rows. */
const NEEDED = { member: ["country", "city", "since"], prospect: ["country"] } as const satisfies Readonly<
  Record<ImportKind, readonly ImportField[]>
>;
export const neededOf = (kind: ImportKind): readonly ImportField[] => NEEDED[kind];

export const LONGEST_CITY = 120;

/** Whether a column of a list of this kind can be this field. */
export const hasField = (kind: ImportKind, field: ImportField) =>
  kind === "member" || FIELDS_OF_PROSPECTS.includes(field);

/** By what rows of a kind can be known again. */
export const keysOf = (kind: ImportKind): readonly ImportKey[] =>
  kind === "member" ? ["number", "ror", "domain", "name"] : ["ror", "domain", "name"];

/** What a key is read from: one of these columns at least. */
export const COLUMNS_OF_KEY: Readonly<Record<ImportKey, readonly ImportField[]>> = {
  number: ["number"],
  ror: ["ror"],
  domain: ["domain", "website"],
  name: NAME_FIELDS,
};

/** Nothing of a list is written before it was confirmed. */
export const isBeforeConfirmation = (state: ImportState) => state === "columns" || state === "preview";

/** What only a ruling changes of a member that is here: a list does not. By another number it may be another member. */
export const RULED_FIELDS: readonly ImportField[] = ["number", "category", "since", "until"];
