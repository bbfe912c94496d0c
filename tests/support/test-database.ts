import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { openDatabase, type OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";

const MIGRATIONS = "db/migrations";

// Made once in a run, by whoever needs it first; of two who make it at the same moment, one is used.
const POSTGRES_TEMPLATE = "template_portal";
let template: Promise<string> | undefined;

/**
 * A migrated, empty database of the engine this vitest project runs on (SQLite: a copied file; PostgreSQL: a database
 * made from a migrated template). Closed and removed after the test file.
 */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const source = await (template ??= dialect === "sqlite" ? sqliteTemplate() : postgresTemplate());
  const url = dialect === "sqlite" ? copyFile(source) : await createFrom(source);
  const database = await openDatabase(url);
  afterAll(() => database.close().catch(() => {}));
  return database;
}

const testFolder = () => process.env.TEST_FOLDER ?? tmpdir();

/** A path inside a folder that is removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(testFolder(), "portal-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The file of a migrated, empty SQLite database, to be copied. */
export async function sqliteTemplate(): Promise<string> {
  const file = path.join(testFolder(), "template.db");
  if (existsSync(file)) return file;
  const own = `${file}-${randomUUID()}`;
  const database = await openDatabase(`file:${own}`);
  await database.migrate(MIGRATIONS);
  await database.close();
  renameSync(own, file);
  return file;
}

function copyFile(source: string): string {
  const target = path.join(temporaryFolder(), "portal.db");
  copyFileSync(source, target);
  return `file:${target}`;
}

function clusterUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("The private PostgreSQL cluster is not running");
  return url;
}

async function administer(statement: string, connectionString = clusterUrl()): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The URL of a new PostgreSQL database into which a dump in plain SQL was read. */
export async function createPostgresDatabase(dump: string): Promise<string> {
  const name = `dump_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name}`);
  await administer(dump, withDatabase(name));
  return withDatabase(name);
}

async function postgresTemplate(): Promise<string> {
  if (await hasDatabase(POSTGRES_TEMPLATE)) return POSTGRES_TEMPLATE;
  const own = `template_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${own}`);
  const database = await openDatabase(withDatabase(own));
  await database.migrate(MIGRATIONS);
  await database.close();
  await administer(`alter database ${own} rename to ${POSTGRES_TEMPLATE}`).catch(async (error: unknown) => {
    if (!(await hasDatabase(POSTGRES_TEMPLATE))) throw error;
  });
  return POSTGRES_TEMPLATE;
}

async function hasDatabase(name: string): Promise<boolean> {
  const { rows } = await administer(`select 1 from pg_database where datname = '${name}'`);
  return rows.length > 0;
}

async function createFrom(source: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name} template ${source}`);
  return withDatabase(name);
}

function withDatabase(name: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.href;
}
