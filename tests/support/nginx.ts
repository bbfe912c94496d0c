import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { temporaryFolder } from "./test-database.ts";

export interface Nginx {
  /** What `nginx -t` says of the configuration. */
  verdict: string;
  http: number;
  https: number;
  /** Everything in every log, the main ones included. */
  logs(): string;
  stop(): Promise<void>;
}

const PATH = `${process.env.PATH}:/usr/sbin`;

function makeCertificate(folder: string): void {
  const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=portal.example.org";
  const files = ["-keyout", path.join(folder, "privkey.pem"), "-out", path.join(folder, "fullchain.pem")];
  const made = spawnSync("openssl", [...words.split(" "), ...files]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
}

/**
 * Runs a configuration of Debian's `sites-enabled` on ports of its own, in a folder of its own, before a portal on
 * `portalPort`; everything else of it stays as written.
 */
export async function startNginx(site: string, portalPort: number): Promise<Nginx> {
  const folder = temporaryFolder();
  const logs = path.join(folder, "logs");
  mkdirSync(logs);
  makeCertificate(folder);
  const [http, https] = [await freePort(), await freePort()];
  const own = site
    .replace(/listen (\[::\]:)?80\b/g, `listen $1${http}`)
    .replace(/listen (\[::\]:)?443\b/g, `listen $1${https}`)
    .replaceAll("/etc/letsencrypt/live/portal.example.org", folder)
    .replaceAll("/var/log/nginx", logs)
    .replaceAll("/var/lib/nginx", folder)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${portalPort}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const file = path.join(folder, "nginx.conf");
  // As in Debian's own nginx.conf: what a server leaves out is logged in full.
  const main = `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; pid ${folder}/pid; error_log ${logs}/error.log;
events {}
http { access_log ${logs}/access.log; ${temporary.join(" ")}
${own}}`;
  writeFileSync(file, main);
  const words = ["-p", folder, "-e", `${logs}/error.log`, "-c", file];
  const tried = spawnSync("nginx", [...words, "-t"], { env: { ...process.env, PATH } });
  const verdict = tried.stderr.toString();
  const stop = tried.status === 0 ? await run(words, https, logs) : async () => {};
  const read = () =>
    readdirSync(logs)
      .map((name) => readFileSync(path.join(logs, name), "utf8"))
      .join("");
  return { verdict, http, https, logs: read, stop };
}

async function run(words: string[], port: number, logs: string): Promise<() => Promise<void>> {
  const child: ChildProcess = spawn("nginx", words, {
    env: { ...process.env, PATH },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr?.pipe(createWriteStream(path.join(logs, "stderr")));
  const ended = once(child, "exit");
  for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await sleep(50);
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
