import { type Column, type SQL, sql } from "drizzle-orm";
import { type Dialect, dialect } from "./kit.ts";

/** The tables that have a `search` column, filled by `searchText`. */
const SEARCHABLE = ["registry_institutions", "institutions", "projects", "applications"] as const;
export type SearchableTable = (typeof SEARCHABLE)[number];

const CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
  ә: "a",
  ғ: "g",
  қ: "k",
  ң: "n",
  ө: "o",
  ұ: "u",
  ү: "u",
  һ: "h",
  і: "i",
  ї: "i",
  є: "ye",
  ґ: "g",
  ў: "u",
  ҳ: "h",
  ҷ: "j",
  ӣ: "i",
  ӯ: "u",
  ҡ: "k",
  ҙ: "z",
  җ: "j",
  ѓ: "g",
  ќ: "k",
  љ: "l",
  њ: "n",
  џ: "dz",
  ј: "j",
};

/** Lower case, no marks, letters and digits only: after this both engines' tokenizers agree. */
export function fold(...parts: (string | null | undefined)[]): string {
  const plain = parts
    .filter(Boolean)
    .join(" ")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Folded text with Cyrillic letters written in Latin, so that either script finds the other. */
export function transliterate(...parts: (string | null | undefined)[]): string {
  const lower = parts.filter(Boolean).join(" ").toLowerCase().normalize("NFC");
  return fold([...lower].map((letter) => CYRILLIC[letter] ?? letter).join(""));
}

/** What goes into a `search` column: every distinct word of the parts, as written and in Latin letters. */
export function searchText(...parts: (string | null | undefined)[]): string {
  const words = `${fold(...parts)} ${transliterate(...parts)}`.split(" ").filter(Boolean);
  return [...new Set(words)].join(" ");
}

/** Every word of `query` begins some word of the row, in either script. Undefined when the query has no words. */
export function matchesSearch(name: SearchableTable, column: Column, idColumn: Column, query: string): SQL | undefined {
  const words = transliterate(query).split(" ").filter(Boolean).slice(0, 12);
  if (words.length === 0) return undefined;
  if (dialect === "sqlite") {
    const match = words.map((word) => `"${word}"*`).join(" ");
    const fts = sql.raw(`${name}_fts`);
    return sql`${idColumn} in (select id from ${sql.raw(name)} where rowid in (select rowid from ${fts} where search match ${match}))`;
  }
  const match = words.map((word) => `${word}:*`).join(" & ");
  return sql`to_tsvector('simple', ${column}) @@ to_tsquery('simple', ${match})`;
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
    `CREATE TRIGGER ${fts}_update AFTER UPDATE OF search ON ${name} BEGIN ${remove} ${add} END`,
    `CREATE TRIGGER ${fts}_delete AFTER DELETE ON ${name} BEGIN ${remove} END`,
    `INSERT INTO ${fts} (${fts}) VALUES ('rebuild')`,
  ];
}
