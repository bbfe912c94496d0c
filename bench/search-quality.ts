import { openDatabase } from "#db/index.server.ts";
import { GOLD_FILE, measureQuality } from "#tests/support/affiliation-gold.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import { prepareRegistryDatabase } from "./support/registry-database.ts";

export const title = "How often the search finds the university that authors meant by the name they typed.";
export const kind = "bench";

const BAR = 0.97;

export async function run(): Promise<Record<string, unknown>> {
  const gold = findSharedData(GOLD_FILE);
  if (gold === null) throw new Error(`SHARED_DATA/${GOLD_FILE} is missing: set SHARED_DATA to where the data is`);
  const database = await openDatabase(`file:${await prepareRegistryDatabase()}`);
  try {
    const { misses, ...quality } = await measureQuality(database.db, gold);
    for (const text of misses) console.log(`not found: ${text}`);
    return { ...quality, bar: BAR, passed: quality.inFirstEight >= BAR };
  } finally {
    await database.close();
  }
}
