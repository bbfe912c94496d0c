import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "#db/index.server.ts";
import { dialect, fileOf } from "#db/kit.ts";
import { createSigningKeys } from "#app/platform/signing-keys.server.ts";
import { createServices } from "#app/platform/services.server.ts";
import { createPostgresDatabase, temporaryFolder } from "#tests/support/test-database.ts";

const MIGRATIONS = "db/migrations";
const isSqlite = dialect === "sqlite";
const modeOf = (file: string) => statSync(file).mode & 0o777;

interface Place {
  folder: string;
  url: string;
}

async function newPlace(): Promise<Place> {
  const folder = temporaryFolder();
  return { folder, url: isSqlite ? `file:${path.join(folder, "portal.db")}` : await createPostgresDatabase("") };
}

const open = ({ folder, url }: Place, env: Record<string, string> = {}) =>
  createServices({ APP_MODE: "test", LOG_LEVEL: "silent", DATA_DIR: folder, DATABASE_URL: url, ...env });

/** Migrates as a start does, and says what was refused. */
async function start(place: Place, env?: Record<string, string>): Promise<string | null> {
  try {
    const services = await open(place, env);
    try {
      await services.migrate();
      return null;
    } finally {
      await services.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

async function administer({ url }: Place, ...statements: string[]): Promise<void> {
  const database = await openDatabase(url);
  for (const statement of statements) {
    await database.raw(isSqlite ? statement : `begin read write; ${statement}; commit`);
  }
  await database.close();
}

const migrationsTable = isSqlite ? "__drizzle_migrations" : "drizzle.__drizzle_migrations";

async function remove(place: Place): Promise<void> {
  if (isSqlite) for (const suffix of ["", "-wal", "-shm"]) rmSync(fileOf(place.url) + suffix, { force: true });
  else await administer(place, "drop schema public cascade; drop schema drizzle cascade; create schema public");
}

describe("a database that was there and is gone", () => {
  test("is asked for, and no empty one takes its place until somebody says so (found F105)", async () => {
    const place = await newPlace();
    expect(await start(place)).toBeNull();
    expect(await start(place)).toBeNull();
    await remove(place);
    expect(await start(place)).toMatch(/is missing or empty\. Restore it .* or delete .*database\.marker/);
    if (isSqlite) {
      expect(existsSync(fileOf(place.url))).toBe(false);
      writeFileSync(fileOf(place.url), "");
      expect(await start(place)).toMatch(/is missing or empty/);
    }
    rmSync(path.join(place.folder, "database.marker"));
    expect(await start(place)).toBeNull();
  });
});

describe("a newer database", () => {
  test("is refused, and stays as it was (found F117)", async () => {
    const place = await newPlace();
    await start(place);
    await administer(place, `insert into ${migrationsTable} (hash, created_at) values ('x', 9999999999999)`);
    const digest = () =>
      isSqlite
        ? createHash("sha256")
            .update(readFileSync(fileOf(place.url)))
            .digest("hex")
        : "on a server";
    const before = digest();
    expect(await start(place)).toMatch(/belongs to a newer release .* nothing was changed/);
    expect(digest()).toBe(before);
    expect(existsSync(path.join(place.folder, "backups"))).toBe(false);
  });
});

describe("a migration", () => {
  /** The migrations of the portal and one more. */
  function withOneMore(statements: string): string {
    const folder = temporaryFolder();
    cpSync(MIGRATIONS, folder, { recursive: true });
    const ours = path.join(folder, dialect);
    writeFileSync(path.join(ours, "9999_next.sql"), statements);
    const file = path.join(ours, "meta/_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { when: number }[] };
    const when = (journal.entries.at(-1)?.when ?? 0) + 1;
    const entries = [...journal.entries, { idx: 9999, version: "6", when, tag: "9999_next", breakpoints: true }];
    writeFileSync(file, JSON.stringify({ ...journal, entries }));
    return folder;
  }

  test("that fails names itself and the cause, and leaves nothing of what it did (found F117)", async () => {
    const place = await newPlace();
    await start(place);
    const MIGRATIONS_DIR = withOneMore(
      "create table half (id text);\n--> statement-breakpoint\ninsert into no_such_table values (1);",
    );
    expect(await start(place, { MIGRATIONS_DIR })).toMatch(
      /^The migration 9999_next failed .*as before: .*no_such_table/,
    );
    const services = await open(place);
    await expect(services.migrate()).resolves.toBe(0);
    await services.close();
    const MIGRATIONS_DIR_2 = withOneMore("create table half (id text);");
    expect(await start(place, { MIGRATIONS_DIR: MIGRATIONS_DIR_2 })).toBeNull();
  });

  test("is preceded by a copy of what was, and nothing else is (found F116)", async () => {
    const place = await newPlace();
    for (let at = 0; at < 3; at++) await start(place);
    const backups = path.join(place.folder, "backups");
    expect(existsSync(backups)).toBe(false);
    await start(place, { MIGRATIONS_DIR: withOneMore("create table added (id text);") });
    if (isSqlite) expect(readdirSync(backups)).toEqual([expect.stringMatching(/^before-migration-.*\.db$/)]);
    else expect(existsSync(backups)).toBe(false);
  });

  test("runs once when several processes start at once (found F114)", async () => {
    const place = await newPlace();
    expect(await Promise.all(Array.from({ length: 4 }, () => start(place)))).toEqual([null, null, null, null]);
    const services = await open(place);
    expect(await services.migrate()).toBe(0);
    await services.close();
  });
});

describe.runIf(isSqlite)("copies of the database", () => {
  test("as many are kept as is said, for their owner only, and each is whole (found F116)", async () => {
    const place = await newPlace();
    let now = new Date("2026-05-01T00:00:00Z");
    const env = { APP_MODE: "test", LOG_LEVEL: "silent", DATA_DIR: place.folder, DATABASE_URL: place.url };
    const services = await createServices(env, { clock: { now: () => now } });
    await services.migrate();
    const folder = path.join(place.folder, "backups");
    const [key] = await services.signingKeys.published();
    for (let day = 1; day <= 16; day++) {
      now = new Date(Date.UTC(2026, 4, day));
      await services.backups.make(day % 2 ? "daily" : "before-migration");
    }
    const names = readdirSync(folder).sort();
    expect(names.filter((name) => name.startsWith("daily"))).toHaveLength(7);
    expect(names.filter((name) => name.startsWith("before-migration"))).toHaveLength(5);
    expect(names.at(-1)).toContain("daily-2026-05-15");
    expect(new Set(names.map((name) => modeOf(path.join(folder, name))))).toEqual(new Set([0o600]));
    expect(modeOf(folder)).toBe(0o700);
    await services.close();
    const kept = createSigningKeys({ file: path.join(folder, "credential-keys.pem"), keysAddress: key?.kid ?? "" });
    expect((await kept.published())[0]?.n).toBe(key?.n);
    const copy = await openDatabase(`file:${path.join(folder, names.at(-1) ?? "")}`);
    expect(await copy.migrate(MIGRATIONS)).toBe(0);
    await copy.close();
  });

  test("a damaged database is neither started with nor copied (found F116)", async () => {
    const place = await newPlace();
    const services = await open(place);
    await services.migrate();
    await services.close();
    const database = await openDatabase(place.url);
    const [table] = await database.raw("select rootpage from sqlite_master where name = 'counters'");
    await database.close();
    const bytes = readFileSync(fileOf(place.url));
    const page = Number(table?.rootpage);
    bytes.fill(0xaa, 4096 * (page - 1), 4096 * page);
    writeFileSync(fileOf(place.url), bytes);
    expect(await start(place)).toMatch(/The database .*is damaged.*restore/i);
    const broken = await open(place);
    await expect(broken.backups.make("daily")).rejects.toThrow(/damaged/);
    expect(readdirSync(path.join(place.folder, "backups"))).toEqual([]);
    await broken.close();
  });

  test("a file that is no database is named with what to do (found F112)", async () => {
    const place = await newPlace();
    writeFileSync(fileOf(place.url), "not a database at all, and long enough to look at ".repeat(50));
    expect(await start(place)).toMatch(/^The database \/.*portal\.db .*is not a database: restore it/);
  });
});

describe("the data folder", () => {
  const production = {
    APP_MODE: "production",
    TRUSTED_PROXIES: "0",
    ORIGIN: "https://portal.example",
    SECRET: "p0-Qm9vLk2jH8dF4sA1zX6cV7bN3mT5y",
  };

  test("that everybody may write to is refused (found F116)", async () => {
    const place = await newPlace();
    chmodSync(place.folder, 0o777);
    expect(await start(place, production)).toMatch(/^DATA_DIR: every user of this machine may write to \/.*chmod 700/);
  });

  test("with damaged counters is told what they are (found F112)", async () => {
    const place = await newPlace();
    writeFileSync(path.join(place.folder, "rate-limits.db"), "not a database at all, but long enough ".repeat(50));
    const refusal = /^\/.*rate-limits\.db cannot be used \(.*\): it holds counters only and may be deleted$/;
    if (isSqlite) expect(await start(place)).toMatch(refusal);
  });

  test("that cannot be made is named (found F112)", async () => {
    const place = await newPlace();
    writeFileSync(path.join(place.folder, "file"), "");
    const folder = path.join(place.folder, "file/data");
    expect(await start({ ...place, folder })).toMatch(/^DATA_DIR: \/.*file\/data cannot be written to \(ENOTDIR\)/);
  });

  test("of an older release is closed to other users (found F116)", async () => {
    const place = await newPlace();
    await start(place);
    const files = readdirSync(place.folder).map((name) => path.join(place.folder, name));
    for (const file of files) chmodSync(file, statSync(file).isDirectory() ? 0o755 : 0o644);
    await start(place);
    const databases = files.filter((file) => file.endsWith(".db"));
    for (const file of databases) expect(modeOf(file) & 0o007).toBe(0);
  });
});
