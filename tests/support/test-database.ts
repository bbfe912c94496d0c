import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { openDatabase, type OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";

const MIGRATIONS = "db/migrations";
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

/** A path inside a folder that is removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(process.env.TEST_FOLDER ?? tmpdir(), "portal-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function sqliteTemplate(): Promise<string> {
  const file = path.join(temporaryFolder(), "template.db");
  const database = await openDatabase(`file:${file}`);
  await database.migrate(MIGRATIONS);
  await database.close();
  return file;
}

function copyFile(source: string): string {
  const target = path.join(path.dirname(source), `${randomUUID()}.db`);
  copyFileSync(source, target);
  return `file:${target}`;
}

function clusterUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("The private PostgreSQL cluster is not running");
  return url;
}

async function administer(statement: string, connectionString = clusterUrl()): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The URL of a new PostgreSQL database into which a dump in plain SQL was read. */
export async function createPostgresDatabase(dump: string): Promise<string> {
  const name = `dump_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name}`);
  await administer(dump, withDatabase(name));
  return withDatabase(name);
}

async function postgresTemplate(): Promise<string> {
  const name = `template_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name}`);
  const database = await openDatabase(withDatabase(name));
  await database.migrate(MIGRATIONS);
  await database.close();
  return name;
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
