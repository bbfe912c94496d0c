import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import readline from "node:readline";

export interface ChildPortal {
  port: number;
  pid: number;
  dataFolder: string;
  /** Log lines of level error and above, with their message. */
  errors: string[];
  /** How long the portal itself was at each request, in milliseconds, by the request's id; with LOG_LEVEL info. */
  served: Map<string, number>;
  /** Resident memory in megabytes; null where the system does not tell. */
  memoryMb(): number | null;
  /** Whether the process still runs. */
  isAlive(): boolean;
  /** Ends it by SIGTERM and removes its data folder; resolves to the exit code. */
  stop(): Promise<number | null>;
}

// A busy machine gets the time.
const START_MS = 180_000;
const SERVED = /"requestId":"([^"]+)".*"ms":([\d.]+)/;
const ADDRESS = /The portal is at \S+?:(\d+)$/;

/**
 * Starts the built demonstration portal in a process of its own, on a free port, with an empty data folder and no limits.
 * @param env added to its environment
 * @param tree the folder of another built version of the portal
 * @param how `start` for a portal that is filled already
 * @param words of the demonstration: `--members 5000 FILE`
 */
export async function startChildPortal(
  env: Record<string, string> = {},
  tree = ".",
  how: "demo" | "start" = "demo",
  words: string[] = [],
): Promise<ChildPortal> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "portal-bench-"));
  const settings = { PORT: "0", DATA_DIR: dataFolder, RATE_LIMITS: "off", LOG_LEVEL: "error", ...env };
  const child = spawn(process.execPath, ["server.js", how, ...words], {
    cwd: tree,
    env: { ...process.env, DATABASE_URL: "", NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const errors: string[] = [];
  const served = new Map<string, number>();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The portal did not start in time")), START_MS);
    void ended.then((code) => reject(new Error(`The portal ended with code ${code}`)));
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      const found = ADDRESS.exec(line)?.[1];
      if (found) resolve((clearTimeout(timer), Number(found)));
      else if (/^\{"level":[56]0/.test(line)) errors.push(line.slice(0, 1500));
      const [, requestId, ms] = SERVED.exec(line) ?? [];
      if (requestId) served.set(requestId, Number(ms));
    });
  });
  return {
    port,
    pid: child.pid ?? 0,
    dataFolder,
    errors,
    served,
    memoryMb: () => residentMegabytes(child.pid ?? 0),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      rmSync(dataFolder, { recursive: true, force: true });
      return code;
    },
  };
}

function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}
