import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dumpFile } from "./support/registry-database.ts";

export const title = "Importing the whole registry from its dump by the built command line, and importing it again.";
export const kind = "bench";

const BAR_SECONDS = 30;
const BAR_MB = 300;

/** Runs `npm run registry:import` twice on an empty database: the second run must write nothing. */
export async function run(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-import-"));
  try {
    const first = await importOnce(folder);
    const second = await importOnce(folder);
    const isRepeatable = second.added + second.updated === 0 && second.unchanged === first.added;
    const passed = first.seconds < BAR_SECONDS && first.peakMb < BAR_MB && isRepeatable;
    const { added: rows, seconds, peakMb } = first;
    return { rows, seconds, peakMb, second, barSeconds: BAR_SECONDS, barMb: BAR_MB, passed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importOnce(folder: string) {
  const settings = { APP_MODE: "demo", DATA_DIR: folder, DATABASE_URL: "", NODE_ENV: "production" as const };
  const child = spawn("npm", ["run", "--silent", "registry:import", "--", dumpFile()], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of child.stdout) text += String(chunk);
  console.log(text.trim());
  const [, added, updated, unchanged] = /added (\d+), updated (\d+), unchanged (\d+)/.exec(text) ?? [];
  const [, seconds, peakMb] = /([\d.]+) s, peak memory (\d+) MB/.exec(text) ?? [];
  if (peakMb === undefined) throw new Error("The import did not end with its summary");
  return {
    added: Number(added),
    updated: Number(updated),
    unchanged: Number(unchanged),
    seconds: Number(seconds),
    peakMb: Number(peakMb),
  };
}
