import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "#app/platform/config.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { documentedBlocks, hasProgram } from "#tests/support/documented.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";

const example = readFileSync(".env.example", "utf8");
const blockWith = (first: string) => documentedBlocks("ini").find((block) => block.startsWith(`# ${first}`)) ?? "";

test("a shell reads .env.example as the portal does", () => {
  const print = SETTINGS.map((name) => `printf '%s\\0' "$${name}"`).join("; ");
  const shell = spawnSync("sh", ["-c", `set -eu; set -a; . ./.env.example; set +a; ${print}`], {
    env: { NODE_ENV: "test" },
  });
  expect(shell.stderr.toString()).toBe("");
  const values = shell.stdout.toString().split("\0").slice(0, -1);
  expect(Object.fromEntries(SETTINGS.map((name, at) => [name, values[at]]))).toEqual(parseEnv(example));
});

describe.skipIf(!hasProgram("fail2ban-regex"))("the filter of fail2ban in the documentation", () => {
  const file = path.join(temporaryFolder(), "portal.conf");
  writeFileSync(file, blockWith("/etc/fail2ban/filter.d/portal.conf"));
  let line = "";
  const logger = createLogger("info", { write: (text) => void (line = text.trim()) });

  test.each(["UTC", "Asia/Almaty", "America/Lima"])("finds address and moment of a failed sign-in in %s", (TZ) => {
    const before = Math.floor(Date.now() / 1000);
    logger.warn({ requestId: "r", userId: null, clientIp: "203.0.113.7" }, "sign-in failed");
    const { stdout } = spawnSync("fail2ban-regex", ["-o", "row", line, file], { env: { ...process.env, TZ } });
    const [, address, moment] = /^\['([^']+)',\s*(\d+)/.exec(stdout.toString()) ?? [];
    expect(address).toBe("203.0.113.7");
    expect(Math.abs(Number(moment) - before)).toBeLessThan(60);
  });
});

test.skipIf(!hasProgram("systemd-analyze"))("the unit in the documentation is one that systemd takes", () => {
  const unit = blockWith("/etc/systemd/system/portal.service");
  expect(unit).toMatch(/^User=portal$/m);
  expect(unit).toMatch(/^Restart=always$/m);
  // Verified where neither the portal nor its user is installed.
  const there = unit.replace(/^ExecStart=\S+/m, "ExecStart=/bin/true").replaceAll("=portal\n", "=root\n");
  const file = path.join(temporaryFolder(), "portal.service");
  writeFileSync(file, there);
  const verified = spawnSync("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", file]);
  expect([verified.status, verified.stderr.toString()]).toEqual([0, ""]);
});
