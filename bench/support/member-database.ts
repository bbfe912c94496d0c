import Database from "better-sqlite3";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { DUMP_FILE } from "#tests/support/affiliation-gold.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import { bundle } from "./bundle.ts";
import { prepareRegistryDatabase } from "./registry-database.ts";

/** Every organisation there is, not only those of education: for more members than there are universities. */
export const EVERY_ORGANISATION = "institutions/ror_all_slim.tsv.gz";

const CACHE = path.resolve(".cache/bench");
const MADE_BY = [
  "bench/support/directory-members.ts",
  "tests/support/registry-members.ts",
  "app/features/members/institution/institution-entry.server.ts",
];

/** A SQLite file with the whole registry and so many of its institutions as members; kept by what it is made from. */
export async function prepareMemberDatabase(count: number, source = DUMP_FILE): Promise<string> {
  const records = findSharedData(source);
  if (records === null) throw new Error(`SHARED_DATA/${source} is missing: set SHARED_DATA to where the data is`);
  const registry = await prepareRegistryDatabase();
  const digest = createHash("sha256").update(JSON.stringify([count, source, registry]));
  for (const file of MADE_BY) digest.update(readFileSync(file));
  const file = path.join(CACHE, `members-${digest.digest("hex").slice(0, 16)}.db`);
  if (existsSync(file)) return file;
  console.log(`Admitting ${count} members; they are kept in ${path.relative(".", file)}`);
  const script = await bundle("bench/support/seed-members.ts");
  copyFileSync(registry, `${file}.part`);
  const { status } = spawnSync(process.execPath, [script, `file:${file}.part`, records, String(count)], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: `file:${file}.part`, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error("The members could not be admitted");
  const sqlite = new Database(`${file}.part`);
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  sqlite.close();
  renameSync(`${file}.part`, file);
  return file;
}
