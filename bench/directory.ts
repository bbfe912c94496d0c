import autocannon from "autocannon";
import Database from "better-sqlite3";
import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./support/bundle.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { startFloor } from "./support/floor.ts";
import { prepareMemberDatabase } from "./support/member-database.ts";
import { median } from "./support/median.ts";

export const title = "The directory page with 25 of 20,000 members, against bare node:http with the same React tree.";
export const kind = "bench";

const CONNECTIONS = 16;
const READERS = ["anonymous", "signedIn"] as const;
type Reader = (typeof READERS)[number];

/** Loads both servers in turn, `--rounds` (3) times `--seconds` (6) each, and compares their requests a second. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: "string", default: "20000" },
      rounds: { type: "string", default: "3" },
      seconds: { type: "string", default: "6" },
    },
  });
  const rows = Number(values.rows);
  const floorScript = await bundle("bench/support/directory-floor.tsx");
  const folder = mkdtempSync(path.join(tmpdir(), "portal-directory-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(rows), file);
  const cookie = openSession(file);
  const env = { DATABASE_URL: `file:${file}`, APP_MODE: "demo", DATA_DIR: folder, RATE_LIMITS: "off" };
  const portal = await startChildPortal(env);
  const floor = await startFloor(floorScript, env);
  try {
    const measure = (port: number, reader: Reader, seconds: number) =>
      load(`http://localhost:${port}/directory`, reader === "signedIn" ? cookie : undefined, seconds);
    const rates: Record<string, number[]> = {};
    for (const port of [portal.port, floor.port]) for (const reader of READERS) await measure(port, reader, 2);
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const reader of READERS) {
        for (const [name, port] of [
          ["portal", portal.port],
          ["floor", floor.port],
        ] as const) {
          const rate = await measure(port, reader, Number(values.seconds));
          (rates[`${name} ${reader}`] ??= []).push(rate);
          console.log(`round ${round}: ${name}, ${reader}: ${rate.toFixed(1)} requests/s`);
        }
      }
    }
    return report(rows, (name) => median(rates[name] ?? []));
  } finally {
    floor.child.kill("SIGTERM");
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rows: number, rate: (name: string) => number): Record<string, unknown> {
  const ratio = (reader: Reader) => Math.round((rate(`portal ${reader}`) / rate(`floor ${reader}`)) * 1000) / 1000;
  return {
    rows,
    anonymousRps: rate("portal anonymous"),
    signedInRps: rate("portal signedIn"),
    floorRps: { anonymous: rate("floor anonymous"), signedIn: rate("floor signedIn") },
    ratioToFloor: { anonymous: ratio("anonymous"), signedIn: ratio("signedIn") },
  };
}

async function load(url: string, cookie: string | undefined, seconds: number): Promise<number> {
  const headers = { accept: "text/html", ...(cookie && { cookie }) };
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} not 2xx, ${result.errors} errors`);
  return result.requests.average;
}

/** Signs the one person in, and marks the portal as filled, so that no demonstration is added; the Cookie header. */
function openSession(file: string): string {
  const token = randomBytes(32).toString("base64url");
  const id = createHash("sha256").update(token).digest("hex");
  const sqlite = new Database(file);
  const { id: userId } = sqlite.prepare("select id from users").get() as { id: string };
  const now = Date.now();
  sqlite
    .prepare("insert into sessions (id, user_id, expires_at, created_at, device) values (?, ?, ?, ?, 'bench')")
    .run(id, userId, now + 14 * 86_400_000, now);
  sqlite.prepare("insert into settings (name, value, updated_at) values ('demonstration', 'true', ?)").run(now);
  sqlite.close();
  return `session=${token}`;
}
