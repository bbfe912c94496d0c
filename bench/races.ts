import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPostgresCluster } from "#tests/support/postgres-cluster.ts";

export const title =
  "Two people do at the same moment what only one may (Q01 to Q06), on both engines: one of them did.";
export const kind = "drill";

type Counts = Record<string, { trials: number; violations: number }>;

/** Runs each race `--n` (200) times on SQLite and on a private PostgreSQL server. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args, options: { n: { type: "string", default: "200" } } });
  const folder = mkdtempSync(path.join(tmpdir(), "portal-races-"));
  const cluster = await startPostgresCluster();
  if (!cluster) throw new Error("PostgreSQL is not installed: this drill needs initdb and postgres");
  try {
    const engines: Record<string, Counts> = {};
    engines.sqlite = await race(`file:${path.join(folder, "portal.db")}`, values.n);
    engines.postgres = await race(cluster.url, values.n);
    const counts = Object.values(engines).flatMap((races) => Object.values(races));
    const violations = counts.reduce((sum, one) => sum + one.violations, 0);
    const passed = violations === 0 && counts.every(({ trials }) => trials === Number(values.n));
    return { engines, violations, passed };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// The schema is built for one engine in a process, so each engine has its own.
function race(url: string, trials: string): Promise<Counts> {
  const file = path.join(import.meta.dirname, "support/race-process.ts");
  const env = { ...process.env, DATABASE_URL: url, RACE_TRIALS: trials };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    let counts: Counts | undefined;
    child.on("message", (message) => (counts = message as Counts));
    child.on("error", reject);
    child.on("exit", (code) => (counts ? resolve(counts) : reject(new Error(`The races ended with ${code}`))));
  });
}
