import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { openDatabase, type OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";
import { createPostgresDatabase, temporaryFolder } from "./test-database.ts";

const FOLDER = "tests/fixtures";

/** The versions of which a filled database is kept, oldest first. */
export const EARLIER_RELEASES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

const read = (release: string, file: string) => gunzipSync(readFileSync(path.join(FOLDER, release, file)));

/** The filled database an earlier release left, on the engine of this vitest project, not yet migrated. */
export async function openEarlierRelease(release: string): Promise<OpenDatabase> {
  if (dialect === "postgres") {
    return openDatabase(await createPostgresDatabase(read(release, "postgres.sql.gz").toString("utf8")));
  }
  const file = path.join(temporaryFolder(), "portal.db");
  writeFileSync(file, read(release, "sqlite.db.gz"));
  return openDatabase(`file:${file}`);
}
