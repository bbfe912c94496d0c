import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "./bundle.ts";

/** What a script of `bench/support` sends as its last message, run on an SQLite database of its own in its own process. */
export async function liveApart<Lived>(name: string, args: string[]): Promise<Lived> {
  const folder = mkdtempSync(path.join(tmpdir(), `portal-${name}-`));
  try {
    return await live<Lived>(await bundle(`bench/support/${name}.ts`), `file:${path.join(folder, "portal.db")}`, args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function live<Lived>(script: string, url: string, args: string[]): Promise<Lived> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: url, NODE_ENV: "production" as const };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    let lived: Lived | undefined;
    child.on("message", (message) => (lived = message as Lived));
    child.on("error", reject);
    child.on("exit", (code) => (lived ? resolve(lived) : reject(new Error(`${script} ended with ${code}`))));
  });
}
