import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer, connect, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { waitForDatabase } from "#app/cli/start.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { createFileStore } from "#app/platform/files.server.ts";
import { createServices } from "#app/platform/services.server.ts";
import { dialect } from "#db/kit.ts";
import { documentedBlocks } from "#tests/support/documented.ts";
import { freePort } from "#tests/support/free-port.ts";
import { findPostgres } from "#tests/support/postgres-cluster.ts";
import { createPostgresDatabase, temporaryFolder } from "#tests/support/test-database.ts";

const lines: { msg: string; reason?: string }[] = [];
const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
const open = (DATABASE_URL: string) =>
  createServices({ APP_MODE: "test", DATA_DIR: temporaryFolder(), DATABASE_URL }, { logger });

async function startOn(url: string): Promise<string | null> {
  const services = await open(url);
  try {
    await services.migrate();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await services.close();
  }
}

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const urlOf = (database: string, user = "portal") => {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? "");
  url.pathname = `/${database}`;
  url.username = user;
  return url.href;
};
const newName = (word: string) => `${word}_${randomUUID().replaceAll("-", "")}`;

describe.runIf(dialect === "postgres")("a start on PostgreSQL", () => {
  test("is refused in one line when the database is not in UTF8", async () => {
    const name = newName("latin");
    await administer(`create database ${name} template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'`);
    expect(await startOn(urlOf(name))).toMatch(
      /^The database is in LATIN1, and the portal needs UTF8: .*operations\.md/,
    );
  });

  test("says which right is missing to a role that does not own the database", async () => {
    const [name, role] = [newName("owned"), newName("guest")];
    await administer(`create role ${role} login`, `create database ${name}`);
    const refusal = await startOn(urlOf(name, role));
    expect(refusal).toMatch(
      new RegExp(`^The role ${role} may not make tables .*alter database ${name} owner to ${role}`),
    );
    await administer(`alter database ${name} owner to ${role}`);
    expect(await startOn(urlOf(name, role))).toBeNull();
  });

  test("asks for no machine code, which took seconds for a question of milliseconds", async () => {
    const { db } = await open(await createPostgresDatabase(""));
    expect(await db.select({ jit: sql<string>`current_setting('jit')` }).from(sql`(select 1) as one`)).toEqual([
      { jit: "off" },
    ]);
  });

  test("waits for a server that is away, says so, and goes on", async () => {
    const target = new URL(await createPostgresDatabase(""));
    const port = await freePort();
    const services = await open(`postgres://portal@127.0.0.1:${port}${target.pathname}`);
    const waiting = waitForDatabase(services, 20_000);
    await sleep(1200);
    const relay = createServer((socket) => {
      const beyond = connect(Number(target.port), target.hostname);
      socket.pipe(beyond).pipe(socket);
      for (const end of [socket, beyond]) end.on("error", () => {});
    }).listen(port, "127.0.0.1");
    await waiting;
    expect(await services.migrate()).toBeGreaterThan(0);
    const told = lines.filter(({ msg }) => msg === "the database does not answer yet");
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.reason).toMatch(/ECONNREFUSED/);
    await services.close();
    expect((relay.address() as AddressInfo).port).toBe(port);
    relay.close();
  });

  test("gives up on a server that stays away, with the line that names the setting", async () => {
    const services = await open(`postgres://portal@127.0.0.1:${await freePort()}/portal`);
    await waitForDatabase(services, 100);
    await expect(services.migrate()).rejects.toThrow(/^The database at DATABASE_URL does not answer: .*ECONNREFUSED/);
    await services.close();
  });

  test("does not wait where waiting does not help", async () => {
    const services = await open(urlOf(newName("none")));
    const before = performance.now();
    await waitForDatabase(services, 20_000);
    expect(performance.now() - before).toBeLessThan(5000);
    await expect(services.migrate()).rejects.toThrow(/does not exist/);
    await services.close();
  });
});

describe.runIf(dialect === "postgres")("the commands of the documentation for PostgreSQL", () => {
  const bin = findPostgres() ?? "";
  const blocks = documentedBlocks("sh");
  const blockWith = (word: string) =>
    blocks.find((block) => block.includes(word)) ?? `echo no block with ${word}; exit 1`;
  const { hostname, port } = new URL(process.env.TEST_POSTGRES_URL ?? "postgres://none");

  /** Runs a block as written, on the cluster of the tests, with another folder and another name. */
  function run(block: string, { DATA_DIR, name, cwd }: { DATA_DIR: string; name: string; cwd: string }): void {
    const commands = block
      .replaceAll("/var/lib/portal", DATA_DIR)
      .replaceAll("sudo -u postgres ", "")
      .replace(/^createuser .*$/m, "")
      .replace(/ portal$/m, ` ${name}`);
    const PATH = `${bin}:${process.env.PATH}`;
    const env = { ...process.env, PATH, PGHOST: hostname, PGPORT: port, PGUSER: "portal", DATABASE_URL: urlOf(name) };
    const ran = spawnSync("sh", ["-euc", commands], { env, cwd });
    expect([ran.status, ran.stdout.toString(), ran.stderr.toString()]).toEqual([0, "", ""]);
  }

  test("make a database, a backup of it and of the files, and bring both back", async () => {
    const [before, after] = [temporaryFolder(), temporaryFolder()];
    const cwd = temporaryFolder();
    const [first, second] = [newName("before"), newName("after")];
    run(blockWith("createdb"), { DATA_DIR: before, name: first, cwd });
    expect(await startOn(urlOf(first))).toBeNull();
    const id = randomUUID();
    await createFileStore(`${before}/files`).write(id, Buffer.from("whole"));
    run(blockWith("pg_dump"), { DATA_DIR: before, name: first, cwd });
    run(blockWith("createdb"), { DATA_DIR: after, name: second, cwd });
    run(blockWith("pg_restore"), { DATA_DIR: after, name: second, cwd });
    const services = await open(urlOf(second));
    expect(await services.migrate()).toBe(0);
    await services.close();
    expect((await createFileStore(`${after}/files`).read(id)).toString()).toBe("whole");
  });
});
