import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface Cluster {
  /** A superuser URL of the maintenance database; each test creates its own database beside it. */
  url: string;
  /** Shuts the server down, `fast` (connections are cut, the rest in order) or `immediate` (as after a crash), and starts it. */
  restart(mode: "fast" | "immediate"): Promise<void>;
  stop(): Promise<void>;
}

/** The folder with `initdb` and `postgres`, or null when the server is not installed. */
export function findPostgres(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name)))) ?? null;
}

/** PostgreSQL refuses to run as root, so root hands the cluster to an unprivileged account. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync("id", [flag, "nobody"]).stdout.toString());
  return { uid: id("-u"), gid: id("-g") };
}

/** Starts a private, throw-away cluster on loopback. Null when PostgreSQL is not on the machine. */
export async function startPostgresCluster(): Promise<Cluster | null> {
  const bin = findPostgres();
  if (!bin) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "portal-postgres-"));
  const as = unprivileged();
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, "data");
  const options = { ...as, cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const init = spawnSync(
    `${bin}/initdb`,
    ["-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--no-sync"],
    options,
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr.toString()}`);
  const port = await freePort();
  const settings = ["fsync=off", "full_page_writes=off", "max_connections=200", `unix_socket_directories=${folder}`];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const isReady = () => spawnSync(`${bin}/pg_isready`, ["-h", "127.0.0.1", "-p", String(port)]).status === 0;
  const start = async () => {
    const words = ["-D", data, "-h", "127.0.0.1", "-p", String(port), ...flags];
    const server = spawn(`${bin}/postgres`, words, { ...options, stdio: "ignore" });
    for (let i = 0; !isReady(); i++) {
      if (i > 100) throw new Error("PostgreSQL did not start");
      await sleep(100);
    }
    return server;
  };
  let server = await start();
  const shutDown = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await ended;
  };
  return {
    url: `postgres://portal@127.0.0.1:${port}/postgres`,
    async restart(mode) {
      await shutDown(mode === "fast" ? "SIGINT" : "SIGQUIT");
      server = await start();
    },
    async stop() {
      await shutDown("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
