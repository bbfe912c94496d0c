import Database from "better-sqlite3";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type ChildPortal, startChildPortal } from "./support/child-portal.ts";
import { directoryQuestions } from "./support/directory-questions.ts";
import { EVERY_ORGANISATION, prepareMemberDatabase } from "./support/member-database.ts";

export const title =
  "The directory at 1,000, 24,450 and 100,000 members: list, facets, text, misspelt, map; after a change.";
export const kind = "bench";

const BAR = { at: 24_450, p95Ms: 20, greatest: 100_000, times: 2, othersMs: 50 };
const WARM_UP = 20;
const SETTLED_MS = 20_000;
const OTHERS_EVERY_MS = 5;

/** What a command leaves that changes one member. */
const CHANGE = `begin immediate;
  update counters set value = value + 1 where name = 'directory';
  update institutions set name_en = 'Univeristy', directory_version = (select value from counters where name = 'directory')
    where id = 'institution-000007';
  commit`;

type Times = { p50Ms: number; p95Ms: number; slowestMs: number };

/** Asks `--n` (200) different questions of each kind, one after another, at each of `--sizes` (1000,24450,100000). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: "string", default: "200" },
      sizes: { type: "string", default: "1000,24450,100000" },
      seed: { type: "string", default: "1" },
    },
  });
  const sizes: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of values.sizes.split(","))
    sizes[size] = await measure(Number(size), { times: Number(values.n), seed: Number(values.seed) });
  return { sizes, bar: BAR, passed: isHeld(sizes[BAR.at], 1) && isHeld(sizes[BAR.greatest], BAR.times) };
}

function isHeld(measured: Awaited<ReturnType<typeof measure>> | undefined, times: number): boolean {
  if (!measured) return true;
  const areQuick = Object.values(measured.questions).every(({ p95Ms }) => p95Ms < times * BAR.p95Ms);
  return (
    areQuick &&
    measured.afterChange.othersMs < times * BAR.othersMs &&
    measured.afterStart.othersMs < times * BAR.othersMs
  );
}

async function measure(size: number, { times, seed }: { times: number; seed: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-members-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(size, EVERY_ORGANISATION), file);
  const asked = directoryQuestions(file, times + WARM_UP, seed);
  write(file, "insert into settings (name, value, updated_at) values ('demonstration', 'true', 0)");
  const portal = await startChildPortal({ DATABASE_URL: `file:${file}`, DATA_DIR: folder, LOG_LEVEL: "info" });
  try {
    const ask = asker(portal);
    const afterStart = await amongOthers(ask, "/directory?q=univeristy");
    // Afterwards it draws the maps of all areas, one by one.
    await pause(SETTLED_MS);
    const questions: Record<string, Times & { withClientP95Ms: number }> = {};
    for (const [name, addresses] of Object.entries(asked)) {
      for (const address of addresses.slice(0, WARM_UP)) await ask(address);
      questions[name] = await series(portal, ask, addresses.slice(WARM_UP));
      console.log(`${size}: ${name} ${JSON.stringify(questions[name])}`);
    }
    write(file, CHANGE);
    const afterChange = await amongOthers(ask, "/directory?q=univeristy");
    console.log(
      `${size}: after the start ${JSON.stringify(afterStart)}, after a change ${JSON.stringify(afterChange)}`,
    );
    return { questions, afterStart, afterChange, memoryMb: portal.memoryMb() };
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ask = (address: string) => Promise<{ id: string; ms: number }>;

function asker(portal: ChildPortal): Ask {
  return async (address) => {
    const startedAt = performance.now();
    const answer = await fetch(`http://localhost:${portal.port}${address}`, { headers: { accept: "text/html" } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${address}`);
    return { id: answer.headers.get("x-request-id") ?? "", ms: performance.now() - startedAt };
  };
}

/** The portal's own times, as it logs them, and with the way there and back. */
async function series(portal: ChildPortal, ask: Ask, addresses: readonly string[]) {
  const answers: Awaited<ReturnType<Ask>>[] = [];
  for (const address of addresses) answers.push(await ask(address));
  for (let waited = 0; waited < 200 && !portal.served.has(answers.at(-1)?.id ?? ""); waited++) await pause(5);
  const own = answers.map(({ id }) => portal.served.get(id) ?? Number.NaN);
  const slowest = own.indexOf(Math.max(...own));
  console.log(`  slowest: ${own[slowest]} ms ${addresses[slowest]}`);
  return {
    ...{ p50Ms: at(own, 0.5), p95Ms: at(own, 0.95), slowestMs: at(own, 1) },
    withClientP95Ms: at(
      answers.map(({ ms }) => ms),
      0.95,
    ),
  };
}

/** A question and how long others waited for a small page meanwhile. */
async function amongOthers(ask: Ask, address: string) {
  const others: Promise<{ ms: number }>[] = [];
  const asking = setInterval(() => others.push(ask("/health/live")), OTHERS_EVERY_MS);
  const { ms } = await ask(address);
  await pause(OTHERS_EVERY_MS);
  clearInterval(asking);
  const waited = (await Promise.all(others)).map((other) => other.ms);
  return { ownMs: Math.round(ms), othersMs: at(waited, 1) };
}

function write(file: string, statement: string): void {
  const sqlite = new Database(file);
  sqlite.pragma("busy_timeout = 5000");
  sqlite.exec(statement);
  sqlite.close();
}

/** The value below which that share of the times lies, in milliseconds. */
function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10;
}
