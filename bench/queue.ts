import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startChildPortal } from "./support/child-portal.ts";
import { seedApplications } from "./support/filed-applications.ts";

export const title =
  "The coordinator's queue at 1,000, 10,000 and 100,000 cases: filters, search, order; saved as a sheet.";
export const kind = "bench";

const REGISTRY = path.join(process.env.SHARED_DATA ?? "../shared/data", "institutions/ror_v2_education.jsonl.gz");
const QUESTIONS = {
  open: "/review",
  closed: "/review?state=closed",
  mine: "/review?owner=me",
  late: "/review?overdue=yes&sort=age",
  region: "/review?place=143&sort=name",
  word: "/review?q=university&state=closed",
  name: "/review?q=medical+academy",
  number: "/review?q=A-2026-0777&state=closed",
  lastPage: "/review?state=closed&page=30&sort=name",
} as const;
const BARE = "/account";
const BAR = { at: 10_000, p95Ms: 25, sheetMs: 10_000, othersP99Ms: 50 };
const OTHERS_EVERY_MS = 10;

/** Asks each question `--n` (60) times, one after another, at each of `--sizes` (1000,10000,100000). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "60" }, sizes: { type: "string", default: "1000,10000,100000" } },
  });
  const sizes: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of values.sizes.split(",")) sizes[size] = await measure(Number(size), Number(values.n));
  const held = sizes[BAR.at];
  const passed =
    !held || (held.p95Ms < BAR.p95Ms && held.sheet.slowestMs < BAR.sheetMs && held.sheet.othersP99Ms < BAR.othersP99Ms);
  return { sizes, bar: BAR, passed };
}

async function measure(size: number, times: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-queue-"));
  const url = `file:${path.join(folder, "portal.db")}`;
  console.log(`Filing ${size} cases`);
  const cookie = await seedApplications(url, REGISTRY, size);
  const portal = await startChildPortal({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: "info" });
  const asked: string[] = [];
  const ask = async (address: string) => {
    const startedAt = performance.now();
    const answer = await fetch(`http://localhost:${portal.port}${address}`, {
      headers: { cookie, accept: "text/html" },
    });
    await answer.arrayBuffer();
    asked.push(answer.headers.get("x-request-id") ?? "");
    if (answer.status !== 200) throw new Error(`${answer.status} for ${address}`);
    return performance.now() - startedAt;
  };
  try {
    /** The times in the portal, and with the way there and back. */
    const series = async (address: string) => {
      for (let warm = 0; warm < 5; warm++) await ask(address);
      const ways: number[] = [];
      const from = asked.length;
      for (let time = 0; time < times; time++) ways.push(await ask(address));
      while (!portal.served.has(asked.at(-1) ?? "")) await pause(5);
      const own = asked.slice(from).map((id) => portal.served.get(id) ?? Number.NaN);
      return { own, ways };
    };
    const bare = await series(BARE);
    const [all, ways]: [number[], number[]] = [[], []];
    const slowest: [string, number] = ["", 0];
    for (const [name, address] of Object.entries(QUESTIONS)) {
      const one = await series(address);
      all.push(...one.own);
      ways.push(...one.ways);
      const p95 = at(one.own, 0.95);
      console.log(`${size}: ${name} p95 ${p95} ms`);
      if (p95 > slowest[1]) [slowest[0], slowest[1]] = [name, p95];
    }
    const sheet = await measureSheets(ask);
    const withClient = { p50Ms: at(ways, 0.5), p95Ms: at(ways, 0.95) };
    return { p50Ms: at(all, 0.5), p95Ms: at(all, 0.95), withClient, slowest, bareP95Ms: at(bare.own, 0.95), sheet };
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Saves the closed cases in both formats while others ask for a small page. */
async function measureSheets(ask: (address: string) => Promise<number>) {
  const others: Promise<number>[] = [];
  const asking = setInterval(() => others.push(ask("/health/live")), OTHERS_EVERY_MS);
  const took: number[] = [];
  for (const format of ["csv", "xlsx"]) took.push(await ask(`/review/export/${format}?state=closed`));
  clearInterval(asking);
  return { slowestMs: Math.round(Math.max(...took)), othersP99Ms: at(await Promise.all(others), 0.99) };
}

/** The value below which that share of the times lies, in milliseconds. */
function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10;
}
