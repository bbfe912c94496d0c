/** Lists that are brought in: what they are of, what their columns can be, how far they are. Labels: `imports.json`. */

export const IMPORT_KINDS = ["member", "prospect"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATES = ["columns", "preview", "writing", "written", "undoing", "undone"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a column of a list can be. */
export const IMPORT_FIELDS = [
  "number",
  "name",
  "name_original",
  "name_ru",
  "name_kk",
  "acronym",
  "country",
  "city",
  "type",
  "control",
  "founded",
  "category",
  "since",
  "until",
  "website",
  "domain",
  "ror",
  "contact_name",
  "contact_email",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** By what a row is known again. */
export const IMPORT_KEYS = ["number", "ror", "domain", "name"] as const;
export type ImportKey = (typeof IMPORT_KEYS)[number];

/** Which number comes first in days such as 03/04/2016. */
export const DATE_ORDERS = ["day_first", "month_first", "mixed"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What is found about a row before anything is written; `similar` looks like a record that is here, and a person says whether it is one. */
export const IMPORT_RESULTS = ["new", "changed", "unchanged", "similar", "error"] as const;
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** What became of a row: `failed` was not written, `kept` was written and could not be undone. */
export const IMPORT_OUTCOMES = ["written", "failed", "undone", "kept"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What a letter can invite somebody to claim. */
export const RECORD_SUBJECTS = ["prospect", "institution"] as const;
