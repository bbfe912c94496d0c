import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { openDatabase } from "#db/index.server.ts";
import { importRegistryFile } from "#app/features/registry/registry-import-commands.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import { DUMP_FILE } from "#tests/support/affiliation-gold.ts";
import { findSharedData } from "#tests/support/shared-data.ts";

const CACHE = ".cache/bench";

/** The dump of the registry that benchmarks read. Throws when it is not at hand. */
export function dumpFile(): string {
  const file = findSharedData(DUMP_FILE);
  if (file === null) throw new Error(`SHARED_DATA/${DUMP_FILE} is missing: set SHARED_DATA to where the data is`);
  return file;
}

/** A SQLite file with the whole registry, imported once for each dump and schema and kept in .cache. */
export async function prepareRegistryDatabase(): Promise<string> {
  const dump = dumpFile();
  const file = `${CACHE}/registry-${await digestOf([dump, "db/migrations/sqlite/0000_initial.sql"])}.db`;
  if (existsSync(file)) return file;
  console.log("importing the whole registry once");
  mkdirSync(CACHE, { recursive: true });
  const database = await openDatabase(`file:${file}.part`);
  await database.migrate("db/migrations");
  await importRegistryFile({ ...database, clock: systemClock }, dump);
  await database.close();
  renameSync(`${file}.part`, file);
  return file;
}

async function digestOf(files: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest("hex").slice(0, 16);
}
