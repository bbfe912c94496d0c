import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { liveMemberYears } from "#tests/support/member-years.ts";
import { bundle } from "./support/bundle.ts";

export const title =
  "Four years of a thousand members, day by day: in force, listed, reached and written to as they must be.";
export const kind = "drill";

const MOST_SHOWN = 20;

type Lived = Awaited<ReturnType<typeof liveMemberYears>> & { seconds: number };

/** Lets `--members` (1000) members live `--days` (1461) days. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      members: { type: "string", default: "1000" },
      days: { type: "string", default: "1461" },
      seed: { type: "string", default: "1" },
    },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "portal-years-"));
  try {
    const script = await bundle("bench/support/live-years.ts");
    const url = `file:${path.join(folder, "portal.db")}`;
    const { violations, ...figures } = await live(script, url, [values.members, values.days, values.seed]);
    return { ...figures, violations: violations.slice(0, MOST_SHOWN), passed: violations.length === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function live(script: string, url: string, args: string[]): Promise<Lived> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: url, NODE_ENV: "production" as const };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    let lived: Lived | undefined;
    child.on("message", (message) => (lived = message as Lived));
    child.on("error", reject);
    child.on("exit", (code) => (lived ? resolve(lived) : reject(new Error(`The years ended with ${code}`))));
  });
}
