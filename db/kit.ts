/**
 * Column vocabulary: one for both engines. Schema files import this and `relations`, nothing else, so that the same
 * tables are built for SQLite or PostgreSQL, chosen once by DATABASE_URL.
 */
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

export type Dialect = "sqlite" | "postgres";

/**
 * The engine a database URL names: `postgres://…` is PostgreSQL, `file:…` (or nothing) SQLite.
 * @throws when it names none; the message does not repeat the URL, which may hold a password
 */
export function dialectOf(url: string | undefined): Dialect {
  if (!url || url.startsWith("file:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgres";
  throw new Error("DATABASE_URL must begin with file: (SQLite) or postgres:// (PostgreSQL)");
}

/** The path of the database a `file:` URL names. */
export function fileOf(url: string): string {
  return resolve(url.replace(/^file:(\/\/)?/, ""));
}

export const dialect = dialectOf(process.env.DATABASE_URL);

let lastTick = 0;

/** An id that sorts by when it was made, also within one millisecond of one process. */
export function newOrderedId(): string {
  lastTick = Math.max(lastTick + 1, Date.now() * 1000);
  return `${lastTick.toString(16).padStart(14, "0")}-${randomUUID()}`;
}

type TextType = { data: string; driverData: string };
const normalEmail = (value: string) => value.trim().toLowerCase();

// Every PostgreSQL text column has SQLite's binary order, whatever locale the cluster was created with.
// All or none: comparing columns of two collations is an error (42P22).
const binaryText = () => 'text collate "C"';
const liteEmail = lite.customType<TextType>({ dataType: () => "text", toDriver: normalEmail });
const pgEmail = pg.customType<TextType>({ dataType: binaryText, toDriver: normalEmail });
const pgText = pg.customType<TextType>({ dataType: binaryText });

type Values = readonly [string, ...string[]];
const enumerations = new WeakMap<object, Values>();

function enumeration<Column extends object>(column: Column, values: Values): Column {
  enumerations.set(column, values);
  return column;
}

type Columns = Record<string, never>;
type Extra<Value> = (t: unknown) => Value[];

function checksOf<Check>(table: string, columns: object, check: (name: string, value: SQL) => Check): Check[] {
  return Object.entries(columns).flatMap(([key, column]: [string, object]) => {
    const values = enumerations.get(column);
    if (!values) return [];
    const name = toSnakeCase(key);
    const isOneOf = sql.raw(`"${name}" in (${values.map((value) => `'${value}'`).join(", ")})`);
    return [check(`${table}_${name}_check`, isOneOf)];
  });
}

// Each table has a check for every enumeration among its columns, beside what it says itself.
const liteTable = (name: string, columns: Columns, extra?: Extra<lite.SQLiteTableExtraConfigValue>) =>
  lite.sqliteTable(name, columns, (t) => [...(extra?.(t) ?? []), ...checksOf(name, columns, lite.check)]);
const pgTable = (name: string, columns: Columns, extra?: Extra<pg.PgTableExtraConfigValue>) =>
  pg.pgTable(name, columns, (t) => [...(extra?.(t) ?? []), ...checksOf(name, columns, pg.check)]);

const sqlite = {
  table: liteTable as unknown as typeof lite.sqliteTable,
  id: () => lite.text().primaryKey().$defaultFn(randomUUID),
  orderedId: () => lite.text().primaryKey().$defaultFn(newOrderedId),
  text: () => lite.text(),
  email: () => liteEmail(),
  integer: () => lite.integer(),
  real: () => lite.real(),
  boolean: () => lite.integer({ mode: "boolean" }),
  timestamp: () => lite.integer({ mode: "timestamp_ms" }),
  json: <T>() => lite.text({ mode: "json" }).$type<T>(),
  /** States, roles, results: what rules go by. The database refuses any other value; a new one is a generated migration. */
  enumText: <const V extends Values>(values: V) => enumeration(lite.text({ enum: values }), values),
  /** Codes of languages and of vocabularies that people choose from: a new one needs no migration. */
  codeText: <const V extends Values>(values: V) => lite.text({ enum: values }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  check: lite.check,
  primaryKey: lite.primaryKey,
};

const postgres = {
  table: pgTable,
  id: () => pgText().primaryKey().$defaultFn(randomUUID),
  orderedId: () => pgText().primaryKey().$defaultFn(newOrderedId),
  text: () => pgText(),
  email: () => pgEmail(),
  integer: () => pg.bigint({ mode: "number" }),
  real: () => pg.doublePrecision(),
  boolean: () => pg.boolean(),
  timestamp: () => pg.timestamp({ withTimezone: true, precision: 3, mode: "date" }),
  json: () => pg.jsonb(),
  enumText: (values: Values) => enumeration(pgText(), values),
  codeText: () => pgText(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  primaryKey: pg.primaryKey,
} satisfies Record<keyof typeof sqlite, unknown>;

// The schema is typed as SQLite whichever dialect built it.
const kit = dialect === "sqlite" ? sqlite : (postgres as unknown as typeof sqlite);

export const { table, id, orderedId, text, email, integer, real, boolean, timestamp, json, enumText, codeText } = kit;
export const { index, uniqueIndex, check, primaryKey } = kit;
