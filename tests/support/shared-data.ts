import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { createGunzip } from "node:zlib";

const FOLDER = process.env.SHARED_DATA ?? "../shared/data";

/**
 * A file of the open data sets that are too large for the repository (`SHARED_DATA` says where they are), or null when
 * they are not at hand. Says so, and where everything is required, throws.
 */
export function findSharedData(file: string): string | null {
  const found = path.resolve(FOLDER, file);
  if (existsSync(found)) return found;
  if (process.env.REQUIRE_ALL === "1") throw new Error(`SHARED_DATA/${file} is required here and missing`);
  console.warn(`SHARED_DATA/${file} is not here: what needs it is left out`);
  return null;
}

/** The records of a `.jsonl` or `.jsonl.gz` file. */
export async function* readSharedRecords<Row>(file: string): AsyncGenerator<Row> {
  const stream = createReadStream(file);
  const input = file.endsWith(".gz") ? stream.pipe(createGunzip()) : stream;
  for await (const line of readline.createInterface({ input })) if (line !== "") yield JSON.parse(line) as Row;
}
