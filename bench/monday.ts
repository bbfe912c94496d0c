import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { replayWeeks } from "#tests/support/replayed-weeks.ts";
import { bundle } from "./support/bundle.ts";

export const title = "A year of Mondays for 300 institutions: what their pages and letters say against what is so.";
export const kind = "bench";

const BAR_MS = 10_000;

type Lived = Awaited<ReturnType<typeof replayWeeks>> & { seconds: number };

/** Lets `--weeks` (52) weeks pass for `--institutions` (300). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      institutions: { type: "string", default: "300" },
      weeks: { type: "string", default: "52" },
      seed: { type: "string", default: "1" },
    },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "portal-weeks-"));
  try {
    const script = await bundle("bench/support/live-weeks.ts");
    const url = `file:${path.join(folder, "portal.db")}`;
    const lived = await live(script, url, [values.institutions, values.weeks, values.seed]);
    return { ...lived, bar: BAR_MS, passed: lived.isKept && lived.pagesMs < BAR_MS };
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
    child.on("exit", (code) => (lived ? resolve(lived) : reject(new Error(`The weeks ended with ${code}`))));
  });
}
