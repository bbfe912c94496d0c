import { count, eq } from "drizzle-orm";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/index.server.ts";
import { registryInstitutions, registryNames } from "#db/schema/registry.ts";
import type { Reader } from "#db/types.ts";
import { searchRegistry } from "#app/features/registry/registry-queries.server.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { createRandom } from "./support/random.ts";
import { prepareRegistryDatabase } from "./support/registry-database.ts";
import { typedQueries } from "./support/typed-queries.ts";

export const title = "Suggestions while typing, over the whole registry: the query, and the API of the built portal.";
export const kind = "bench";

const BAR_MS = 15;
const WARM_UP = 100;
const SLOWEST_SHOWN = 8;

/** Asks `--n` (2,000) questions of `--seed` (1), one after another: first the query function, then over HTTP. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
  });
  const [total, seed] = [Number(values.n), Number(values.seed)];
  const file = await prepareRegistryDatabase();
  const database = await openDatabase(`file:${file}`);
  const { rows, names, texts } = await contentsOf(database.db);
  const queries = typedQueries(createRandom(seed), texts, total);
  console.log(`${rows} institutions with ${names} names`);
  const query = await measure(queries, async (q) => {
    await searchRegistry(database.db, { query: q, locale: "en" });
  });
  await database.close();
  const http = await measureHttp(file, queries);
  const passed = query.p95Ms < BAR_MS && http.p95Ms < BAR_MS;
  return { rows, names, queries: queries.length, seed, ...http, query, barMs: BAR_MS, passed };
}

async function contentsOf(db: Reader) {
  const isActive = eq(registryInstitutions.status, "active");
  const [institutions] = await db.select({ rows: count() }).from(registryInstitutions).where(isActive);
  const [named] = await db.select({ rows: count() }).from(registryNames);
  const stored = await db.select({ names: registryInstitutions.names }).from(registryInstitutions).where(isActive);
  const texts = stored.flatMap((row) => row.names.map(({ value }) => value.slice(0, 150)));
  return { rows: institutions?.rows ?? 0, names: named?.rows ?? 0, texts };
}

async function measureHttp(file: string, queries: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-typeahead-"));
  const copy = path.join(folder, "portal.db");
  copyFileSync(file, copy);
  const portal = await startChildPortal({ DATABASE_URL: `file:${copy}` });
  try {
    return await measure(queries, async (query) => {
      const answer = await fetch(`http://localhost:${portal.port}/api/v1/registry?q=${encodeURIComponent(query)}`);
      if (answer.status !== 200) throw new Error(`status ${answer.status} for ${JSON.stringify(query)}`);
      await answer.arrayBuffer();
    });
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(queries: readonly string[], ask: (query: string) => Promise<void>) {
  for (const query of queries.slice(0, WARM_UP)) await ask(query);
  const timed: { query: string; ms: number }[] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    await ask(query);
    timed.push({ query, ms: performance.now() - startedAt });
  }
  timed.sort((a, b) => a.ms - b.ms);
  for (const { query, ms } of timed.slice(-SLOWEST_SHOWN)) console.log(`${ms.toFixed(1)} ms: ${query}`);
  const at = (share: number) => Math.round(10 * (timed[Math.floor(share * (timed.length - 1))]?.ms ?? 0)) / 10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), slowestMs: at(1) };
}
