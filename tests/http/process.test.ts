import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/index.server.ts";
import { documentedBlocks } from "#tests/support/documented.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";

/** Throws outside of any request when the test sends the signal. */
const THROWS = `data:text/javascript,process.once("SIGUSR2", () => { throw new Error("nobody catches this"); })`;
const ADDRESS = /The portal is at (\S+)$/;
const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill("SIGKILL")));

interface Started {
  child: ChildProcess;
  /** Lines of both streams so far. */
  lines: string[];
  /** Resolves to where it listens; null when it ended before. */
  listening: Promise<string | null>;
  ended: Promise<number | null>;
}

/** Starts the built portal, or a command of it, as a person or a service does. */
function start(
  command: string,
  args: string[],
  env: Record<string, string | undefined> = {},
  where: { cwd?: string; uid?: number; gid?: number } = {},
): Started {
  const { PATH = "", HOME = "" } = process.env;
  const defaults = {
    NODE_ENV: "production" as const,
    PATH: `${path.resolve("node_modules/.bin")}:${PATH}`,
    HOME,
    APP_MODE: "test",
    PORT: "0",
  };
  const child = spawn(command, args, {
    env: { ...defaults, DATA_DIR: temporaryFolder(), ...env },
    ...where,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const lines: string[] = [];
  const readers = [child.stdout, child.stderr].map((input) => readline.createInterface({ input }));
  // The last line may be read after the process has closed its streams.
  const allRead = readers.map((reader) => once(reader, "close"));
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ended = closed.then(async (code) => {
    await Promise.all(allRead);
    return code;
  });
  const listening = new Promise<string | null>((resolve) => {
    for (const reader of readers) {
      reader.on("line", (line) => {
        lines.push(line);
        const address = ADDRESS.exec(line)?.[1];
        if (address) resolve(address);
      });
    }
    void ended.then(() => resolve(null));
  });
  return { child, lines, listening, ended };
}

/** Whether another user may start what stands in a folder: not in a clone that its owner alone may enter. */
function isOpenToOthers(folder: string): boolean {
  const above = path.dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (above === folder || isOpenToOthers(above));
}

const canStartAsAnother = process.getuid?.() === 0 && isOpenToOthers(process.cwd());

describe("the process", () => {
  test("that ends by an error nobody caught says so in one fatal line of the log (found F101)", async () => {
    const { child, lines, listening, ended } = start("node", ["--import", THROWS, "server.js", "start"]);
    expect(await listening).not.toBeNull();
    child.kill("SIGUSR2");
    expect(await ended).toBe(1);
    const told = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as { level: number });
    expect(told.filter(({ level }) => level === 60)).toMatchObject([{ err: { message: "nobody catches this" } }]);
  });

  test("started by npm start ends when npm is told to (found F115)", async () => {
    const { child, listening, ended } = start("npm", ["start"]);
    const address = (await listening) ?? "";
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    child.kill("SIGTERM");
    await ended;
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  });

  test("says in the log that it is stopping, and why, and that it has stopped", async () => {
    const { child, lines, listening, ended } = start("node", ["server.js", "start"]);
    await listening;
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    const told = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as { msg: string });
    expect(told.slice(-2)).toMatchObject([{ msg: "stopping", signal: "SIGTERM" }, { msg: "stopped" }]);
  });

  test("is refused in one line with a database URL that names no engine, without the value (found F105)", async () => {
    const { lines, ended } = start("node", ["server.js", "start"], { DATABASE_URL: "mysql://user:secret@host/x" });
    expect(await ended).toBe(1);
    expect(lines).toEqual(["DATABASE_URL must begin with file: (SQLite) or postgres:// (PostgreSQL)"]);
  });

  test("that imports the registry says so, and when a statement fails says why in a short line", async () => {
    const DATA_DIR = temporaryFolder();
    const file = path.join(DATA_DIR, "dump.json");
    writeFileSync(file, JSON.stringify([registryRecord("north", "North University")]));
    const run = () => start("node", ["server.js", "run", "registry:import", file], { DATA_DIR });
    const good = run();
    expect(await good.ended).toBe(0);
    expect(good.lines[1]).toBe("registry imported: read 1, added 1, updated 0, unchanged 0.");
    const database = await openDatabase(`file:${DATA_DIR}/portal.db`);
    await database.raw("create trigger full before insert on registry_names begin select raise(abort, 'no room'); end");
    await database.close();
    writeFileSync(file, JSON.stringify([registryRecord("south", "South University")]));
    const bad = run();
    expect(await bad.ended).toBe(1);
    expect(bad.lines).toEqual([
      "Importing dump.json",
      "Stopped by a failure. What was imported before stays.",
      "no room",
    ]);
  });

  test("fills the demonstration with as many members as are asked for, or says why not and starts all the same", async () => {
    const DATA_DIR = temporaryFolder();
    const file = path.join(DATA_DIR, "dump.jsonl");
    const records = ["north", "south", "east"].map((id) => registryRecord(id, `${id} University`));
    writeFileSync(file, records.map((record) => JSON.stringify(record)).join("\n"));
    const demo = (...words: string[]) =>
      start("node", ["server.js", "demo", ...words], { DATA_DIR, APP_MODE: undefined });
    const without = demo("--members", "5000", "absent.zip");
    const address = (await without.listening) ?? "";
    expect(without.lines[0]).toBe("absent.zip: there is no such file, so the demonstration keeps the members it has.");
    const countOn = async (at: string) => {
      const { page } = (await (await fetch(`${at}/api/v1/members`)).json()) as { page: { total: number } };
      return page.total;
    };
    const before = await countOn(address);
    without.child.kill("SIGTERM");
    await without.ended;
    const filled = demo("--members", String(before + 2), file);
    expect(await countOn((await filled.listening) ?? "")).toBe(before + 2);
    filled.child.kill("SIGTERM");
    await filled.ended;
    const fresh = temporaryFolder();
    const misread = start("node", ["server.js", "demo", "--members", "many"], { DATA_DIR: fresh, APP_MODE: undefined });
    expect(await misread.ended).toBe(1);
    expect(misread.lines.some((line) => line.includes("migrations applied"))).toBe(false);
    expect(misread.lines[0]).toMatch(/^Usage: npm run demo -- --members NUMBER/);
  }, 240_000);

  test.runIf(canStartAsAnother)("is not ready while a folder of its files belongs to somebody else", async () => {
    const DATA_DIR = temporaryFolder();
    mkdirSync(path.join(DATA_DIR, "files", "ab"), { recursive: true });
    for (const folder of [DATA_DIR, path.join(DATA_DIR, "files")]) chownSync(folder, 65534, 65534);
    chmodSync(path.join(DATA_DIR, "files", "ab"), 0o755);
    const { listening } = start("node", ["server.js", "start"], { DATA_DIR }, { uid: 65534, gid: 65534 });
    const ready = async () => (await fetch(`${await listening}/health/ready`)).text();
    expect(await ready()).toMatch(/^not ready\n[^]*files: EACCES: .*files\/ab/);
    chownSync(path.join(DATA_DIR, "files", "ab"), 65534, 65534);
    await sleep(1100);
    expect(await ready()).toMatch(/^ready\n/);
  });

  test("takes a command as the documentation writes it, with the settings of the service", async () => {
    const folder = temporaryFolder();
    const settings = readFileSync(".env.example", "utf8")
      .replace("SECRET=''", "SECRET='p0-Qm9vLk2jH8dF4sA1zX6cV7bN3mT5y'")
      .replace("DATA_DIR=data", `DATA_DIR=${folder}/data`);
    writeFileSync(path.join(folder, "portal.env"), settings);
    const [command = ""] = documentedBlocks("sh").filter((block) => block.includes("user:invite"));
    const here = command
      .replace("sudo -u portal ", "")
      .replace("/etc/portal.env", `${folder}/portal.env`)
      .replace("/opt/portal", process.cwd());
    const { lines, ended } = start("sh", ["-euc", here], { APP_MODE: undefined, PORT: undefined, DATA_DIR: undefined });
    expect(await ended).toBe(0);
    expect(lines.at(-1)).toMatch(/^https:\/\/portal\.example\.org\/invitations\//);
  });

  test("takes the commands of the README for the demonstration where nothing else is (found F110)", async () => {
    const folder = temporaryFolder();
    const MIGRATIONS_DIR = path.resolve("db/migrations");
    const run = (command: string[], env: Record<string, string | undefined>) =>
      start(
        "node",
        [path.resolve("server.js"), "run", ...command],
        { DATA_DIR: undefined, MIGRATIONS_DIR, ...env },
        { cwd: folder },
      );
    const invite = ["user:invite", "--email", "a@example.org", "--role", "coordinator"];
    const none = run(invite, { APP_MODE: undefined });
    expect([await none.ended, none.lines]).toEqual([
      1,
      ["ORIGIN is missing: set it to the portal's address, https://…"],
    ]);
    expect(await run(["db:migrate"], { APP_MODE: "demo" }).ended).toBe(0);
    const { lines, ended } = run(invite, { APP_MODE: undefined, PORT: undefined });
    expect(await ended).toBe(0);
    expect(lines[0]).toMatch(/done in the demonstration, data\/demo/);
    expect(lines.at(-1)).toMatch(/^http:\/\/localhost:3000\/invitations\//);
  });

  test("starts twice at once on one new folder, and the database is made once (found F114)", async () => {
    const DATA_DIR = temporaryFolder();
    const both = [1, 2].map(() => start("node", ["server.js", "start"], { DATA_DIR }));
    const addresses = await Promise.all(both.map(({ listening }) => listening));
    expect(addresses.every((address) => address !== null)).toBe(true);
    const migrations = both.flatMap(({ lines }) => lines.filter((line) => line.includes("migrations applied")));
    expect(migrations).toHaveLength(1);
    for (const { child } of both) child.kill("SIGTERM");
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
  });
});
