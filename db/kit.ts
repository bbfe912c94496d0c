/**
 * Column vocabulary: one for both engines. Schema files import this and `relations`, nothing else, so that the same
 * tables are built for SQLite or PostgreSQL, chosen once by DATABASE_URL.
 */
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
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

const sqlite = {
  table: lite.sqliteTable,
  id: () => lite.text().primaryKey().$defaultFn(randomUUID),
  orderedId: () => lite.text().primaryKey().$defaultFn(newOrderedId),
  text: () => lite.text(),
  email: () => liteEmail(),
  integer: () => lite.integer(),
  real: () => lite.real(),
  boolean: () => lite.integer({ mode: "boolean" }),
  timestamp: () => lite.integer({ mode: "timestamp_ms" }),
  json: <T>() => lite.text({ mode: "json" }).$type<T>(),
  enumText: <const V extends readonly [string, ...string[]]>(values: V) => lite.text({ enum: values }),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  check: lite.check,
  primaryKey: lite.primaryKey,
};

const postgres = {
  table: pg.pgTable,
  id: () => pgText().primaryKey().$defaultFn(randomUUID),
  orderedId: () => pgText().primaryKey().$defaultFn(newOrderedId),
  text: () => pgText(),
  email: () => pgEmail(),
  integer: () => pg.bigint({ mode: "number" }),
  real: () => pg.doublePrecision(),
  boolean: () => pg.boolean(),
  timestamp: () => pg.timestamp({ withTimezone: true, precision: 3, mode: "date" }),
  json: () => pg.jsonb(),
  enumText: () => pgText(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  primaryKey: pg.primaryKey,
} satisfies Record<keyof typeof sqlite, unknown>;

// The only cast of the schema: it is typed as SQLite whichever dialect built it.
const kit = dialect === "sqlite" ? sqlite : (postgres as unknown as typeof sqlite);

export const { table, id, orderedId, text, email, integer, real, boolean, timestamp, json, enumText } = kit;
export const { index, uniqueIndex, check, primaryKey } = kit;
