import { stemmer } from "@orama/stemmers/russian";
import { type Column, type Placeholder, type SQL, sql } from "drizzle-orm";

import { type Dialect, dialect } from "./kit.ts";
import { ARABIC_PLAIN, CYRILLIC_IN_LATIN, LATIN_IN_ASCII, plainDigits } from "./letters.ts";

/** The tables that have a `search` column, filled by `searchText`. */
const SEARCHABLE = ["registry_names", "institutions", "projects", "project_member_texts", "applications"] as const;
type SearchableTable = (typeof SEARCHABLE)[number];

// An apostrophe after an elided article parts two words (l'Université); elsewhere it belongs to one (Xi'an, O‘zbek).
const APOSTROPHE = "['’‘`´ʻʼʽ′]";
const ELISION = new RegExp(`(?<!\\p{L})(all|c|d|dell|j|l|m|n|nell|qu|s|sant|sull|t)${APOSTROPHE}(?=\\p{L})`, "gu");
const INSIDE_WORD = new RegExp(`(?<=\\p{L})${APOSTROPHE}(?=\\p{L})`, "gu");

/** Lower case, no marks, letters and digits only: after this both engines' tokenizers agree. */
export function fold(...parts: (string | null | undefined)[]): string {
  const plain = plainDigits(parts.filter(Boolean).join(" ").normalize("NFKD"))
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .replace(ELISION, "$1 ")
    .replace(INSIDE_WORD, "")
    .replace(/[ـٱىیېةۀہھەک]/gu, (letter) => ARABIC_PLAIN[letter] ?? letter)
    .replace(/[ß-ʯ]/g, (letter) => LATIN_IN_ASCII[letter] ?? letter);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Folded text with Cyrillic letters written in Latin, so that either script finds the other. */
export function transliterate(...parts: (string | null | undefined)[]): string {
  const lower = parts.filter(Boolean).join(" ").toLowerCase().normalize("NFC");
  return fold([...lower].map((letter) => CYRILLIC_IN_LATIN[letter] ?? letter).join(""));
}

// Scripts that put no spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** How much of an unspaced word is compared from any place in it. */
const INSIDE = 16;

/** Whether a word is of a script without spaces, so that what is looked for may stand inside it. */
export const isUnspaced = (word: string) => UNSPACED.test(word);

// An unspaced word is found from each of its letters on.
function insideOf(word: string): string[] {
  if (!isUnspaced(word)) return [word];
  const letters = [...word];
  return letters.map((_, index) => letters.slice(index, index + INSIDE).join(""));
}

// "In", "and", "for", "the" are written in one with the Arabic word they stand before.
const BEFORE_ARABIC_WORD = [
  /^[وفبكل]?ال(?=\p{Script=Arabic}{2})/u,
  /^لل(?=\p{Script=Arabic}{2})/u,
  /^[وفبكل](?=\p{Script=Arabic}{3})/u,
];
const withoutArabicBeginning = (word: string) =>
  BEFORE_ARABIC_WORD.filter((beginning) => beginning.test(word)).map((beginning) => word.replace(beginning, ""));

/** A shorter word may be the first letters of one that only begins alike. */
const SHORTEST_CUT = 5;

/** An Arabic word that somebody looks for, without what may stand before it in one. */
const cutArabic = (word: string) => (word.length >= SHORTEST_CUT ? withoutArabicBeginning(word)[0] : undefined) ?? word;

/** Kazakh һ is h in Latin letters, and х on keyboards that lack it, which is kh: its words are kept and asked for as both. */
const SHHA = /һ/giu;
const HAS_SHHA = /һ/iu;
const asTypedInRussian = (text: string) => text.replace(SHHA, "х");

/**
 * What goes into a `search` column: every distinct word of the parts, as written and in Latin letters; of words in a
 * script without spaces, what begins at each letter.
 */
export function searchText(...parts: (string | null | undefined)[]): string {
  const text = parts.filter(Boolean).join(" ");
  const further = HAS_SHHA.test(text) ? transliterate(asTypedInRussian(text)) : "";
  const words = `${fold(text)} ${transliterate(text)} ${further}`.split(" ").filter(Boolean);
  return [...new Set(words.flatMap((word) => [...insideOf(word), ...withoutArabicBeginning(word)]))].join(" ");
}

/** A shorter word is asked for as it was typed, and none is cut to fewer letters than the other. */
const [SHORTEST_STEMMED, SHORTEST_STEM] = [5, 4];
const CYRILLIC_WORD = new RegExp(String.raw`\p{Script=Cyrillic}{${SHORTEST_STEMMED},}`, "gu");

/** What somebody typed with each word in Cyrillic letters cut to what its forms begin with, for texts in sentences. */
export const stemmed = (query: string): string =>
  query.normalize("NFC").replace(CYRILLIC_WORD, (word) => {
    const stem = stemmer(word.toLowerCase());
    return stem.length >= SHORTEST_STEM ? stem : word;
  });

const MOST_WORDS = 12;

/** The folded Latin words of what somebody typed, at most twelve. */
export function queryWords(query: string): string[] {
  return transliterate(asTypedInRussian(query)).split(" ").filter(Boolean).slice(0, MOST_WORDS).map(cutArabic);
}

/** Every word of `query` begins some word of the row, in either script. Undefined when the query has no words. */
export function matchesSearch(name: SearchableTable, column: Column, idColumn: Column, query: string): SQL | undefined {
  const match = wordsMatch(queryWords(query));
  if (match === undefined) return undefined;
  if (dialect === "postgres") return matchesExpression(name, column, match);
  return sql`${idColumn} in (select id from ${sql.raw(name)} where ${matchesExpression(name, column, match)})`;
}

/**
 * A full-text expression in the engine's language: rows where each word begins some word, and that match the further
 * expression if one is given. Undefined without words.
 */
export function wordsMatch(words: readonly string[], further?: string): string | undefined {
  if (words.length === 0) return further;
  return [...words.map(prefixTerm), ...(further === undefined ? [] : [`(${further})`])].join(AND);
}

/** A full-text expression for rows that match at least one of several others. Undefined when there are none. */
export function anyMatch(expressions: readonly (string | undefined)[]): string | undefined {
  const given = expressions.filter((expression) => expression !== undefined);
  return given.length === 0 ? undefined : given.map((expression) => `(${expression})`).join(OR);
}

const [AND, OR] = dialect === "sqlite" ? [" AND ", " OR "] : [" & ", " | "];

// Folded words hold letters and digits only, so nothing in them means anything to either engine.
const prefixTerm = (word: string) => {
  const asked = isUnspaced(word) ? [...word].slice(0, INSIDE).join("") : word;
  return dialect === "sqlite" ? `"${asked}"*` : `${asked}:*`;
};

/** A full-text expression for rows that hold a folded word whole. */
export const wholeWord = (word: string) => (dialect === "sqlite" ? `"${word}"` : word);

/**
 * Rows of the table the statement selects from that match an expression of `wordsMatch` or `anyMatch`, which may be a
 * placeholder. SQLite stops looking after `limit` rows; on PostgreSQL the statement's own limit does that.
 */
export function matchesExpression(
  name: SearchableTable,
  column: Column,
  expression: string | Placeholder,
  limit?: number,
): SQL {
  if (dialect === "postgres") return sql`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${expression})`;
  const [table, fts] = [sql.raw(name), sql.raw(`${name}_fts`)];
  const atMost = limit === undefined ? sql`` : sql` limit ${sql.raw(String(limit))}`;
  return sql`${table}.rowid in (select rowid from ${fts} where search match ${expression}${atMost})`;
}

/** A subquery to select from: one row for each match of an expression, at most `limit`; for counting without end. */
export function matchesUpTo(name: SearchableTable, expression: string | Placeholder, limit: number): SQL {
  const [table, fts, most] = [name, `${name}_fts`, String(limit)].map((text) => sql.raw(text));
  return dialect === "sqlite"
    ? sql`(select rowid from ${fts} where search match ${expression} limit ${most}) as matches`
    : sql`(select 1 from ${table} where to_tsvector('simple', search) @@ to_tsquery('simple', ${expression}) limit ${most}) as matches`;
}

/**
 * SQL that (re)creates the full-text indexes; idempotent, and applied after every migration, because rebuilding a table
 * drops its triggers and may renumber its rows.
 */
export function searchStatements(engine: Dialect): string[] {
  return SEARCHABLE.flatMap((name) => (engine === "sqlite" ? sqliteIndex(name) : postgresIndex(name)));
}

function postgresIndex(name: SearchableTable): string[] {
  return [`CREATE INDEX IF NOT EXISTS ${name}_fts ON ${name} USING gin (to_tsvector('simple', search))`];
}

/**
 * SQL for SQLite after which changed rows leave their former words behind in the full-text indexes, unseen, until
 * `searchStatements` are applied: to overwrite them costs more than all else that writes a row.
 */
export const HURRIED_SEARCH = SEARCHABLE.map(
  (name) => `INSERT INTO ${name}_fts (${name}_fts, rank) VALUES ('secure-delete', 0)`,
);

function sqliteIndex(name: SearchableTable): string[] {
  const fts = `${name}_fts`;
  const remove = `INSERT INTO ${fts} (${fts}, rowid, search) VALUES ('delete', old.rowid, old.search);`;
  const add = `INSERT INTO ${fts} (rowid, search) VALUES (new.rowid, new.search);`;
  return [
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${fts} USING fts5(search, content='${name}', content_rowid='rowid', tokenize="unicode61 remove_diacritics 0", prefix='2 3')`,
    `DROP TRIGGER IF EXISTS ${fts}_insert`,
    `DROP TRIGGER IF EXISTS ${fts}_update`,
    `DROP TRIGGER IF EXISTS ${fts}_delete`,
    `CREATE TRIGGER ${fts}_insert AFTER INSERT ON ${name} BEGIN ${add} END`,
    `CREATE TRIGGER ${fts}_update AFTER UPDATE OF search ON ${name} WHEN new.search IS NOT old.search BEGIN ${remove} ${add} END`,
    `CREATE TRIGGER ${fts}_delete AFTER DELETE ON ${name} BEGIN ${remove} END`,
    `INSERT INTO ${fts} (${fts}, rank) VALUES ('secure-delete', 1)`,
    `INSERT INTO ${fts} (${fts}) VALUES ('rebuild')`,
  ];
}
