import Database from "better-sqlite3";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "#db/index.server.ts";
import { GOLD_FILE, measureQuality } from "#tests/support/affiliation-gold.ts";
import { measureFound, readMeantMembers } from "#tests/support/directory-queries.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { prepareMemberDatabase } from "./support/member-database.ts";
import { prepareRegistryDatabase } from "./support/registry-database.ts";

export const title = "How often the searches of the registry and of the directory find the university that was meant.";
export const kind = "bench";

const REGISTRY_BAR = 0.97;
const DIRECTORY_BAR = 0.95;
const MEMBERS = 24_450;
const ADDRESS = /<h2><a[^>]* href="\/directory\/([^"?#]+)"/g;

export async function run(): Promise<Record<string, unknown>> {
  const registry = await measureRegistry();
  const directory = await measureDirectory();
  const passed = registry.inFirstEight >= REGISTRY_BAR && directory.inFirstThree >= DIRECTORY_BAR;
  return { registry: { ...registry, bar: REGISTRY_BAR }, directory: { ...directory, bar: DIRECTORY_BAR }, passed };
}

async function measureRegistry() {
  const gold = findSharedData(GOLD_FILE);
  if (gold === null) throw new Error(`SHARED_DATA/${GOLD_FILE} is missing: set SHARED_DATA to where the data is`);
  const database = await openDatabase(`file:${await prepareRegistryDatabase()}`);
  try {
    const { misses, ...quality } = await measureQuality(database.db, gold);
    for (const text of misses) console.log(`not found in the registry: ${text}`);
    return quality;
  } finally {
    await database.close();
  }
}

/** Asks the directory's page of the built portal, every university of the registry being a member. */
async function measureDirectory() {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-quality-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(MEMBERS), file);
  const ids = registryIds(file);
  const portal = await startChildPortal({ DATABASE_URL: `file:${file}` });
  try {
    const { missed, ...found } = await measureFound(readMeantMembers(), async (typed) => {
      const answer = await fetch(`http://localhost:${portal.port}/directory?q=${encodeURIComponent(typed)}`);
      if (answer.status !== 200) throw new Error(`status ${answer.status} for ${JSON.stringify(typed)}`);
      return [...(await answer.text()).matchAll(ADDRESS)].map(([, slug]) => ids.get(slug ?? "") ?? null);
    });
    for (const typed of missed) console.log(`not among the first three of the directory: ${typed}`);
    return { members: MEMBERS, ...found };
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function registryIds(file: string): Map<string, string> {
  const sqlite = new Database(file);
  const rows = sqlite.prepare("select slug, registry_id as id from institutions").all() as {
    slug: string;
    id: string;
  }[];
  sqlite.prepare("insert into settings (name, value, updated_at) values ('demonstration', 'true', ?)").run(Date.now());
  sqlite.close();
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
