import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import readline from "node:readline";
import { afterAll, describe, expect, test } from "vitest";
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
function start(command: string, args: string[], env: Record<string, string | undefined> = {}, cwd = "."): Started {
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
    cwd,
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

  test("is refused in one line with a database URL that names no engine, without the value (found F105)", async () => {
    const { lines, ended } = start("node", ["server.js", "start"], { DATABASE_URL: "mysql://user:secret@host/x" });
    expect(await ended).toBe(1);
    expect(lines).toEqual(["DATABASE_URL must begin with file: (SQLite) or postgres:// (PostgreSQL)"]);
  });

  test("takes the commands of the README for the demonstration where nothing else is (found F110)", async () => {
    const folder = temporaryFolder();
    const MIGRATIONS_DIR = path.resolve("db/migrations");
    const run = (command: string[], env: Record<string, string | undefined>) =>
      start(
        "node",
        [path.resolve("server.js"), "run", ...command],
        { DATA_DIR: undefined, MIGRATIONS_DIR, ...env },
        folder,
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
