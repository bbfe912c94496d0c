/**
 * Writes the migrations of both engines from the one schema, under the same name:
 * `npm run db:generate -- add-project-files`. No database is needed.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { copyKnownColumns } from "./copied-columns.js";

const name = process.argv[2] ?? "change";
const engines = { sqlite: "file:unused.db", postgres: "postgres://unused" };
const SQLITE = "db/migrations/sqlite";

for (const [engine, url] of Object.entries(engines)) {
  const env = { ...process.env, DATABASE_URL: url };
  const { status } = spawnSync("drizzle-kit", ["generate", "--name", name], { stdio: "inherit", env, shell: true });
  if (status !== 0) {
    console.error(`drizzle-kit failed for ${engine}`);
    process.exit(1);
  }
}
mendRebuilds();

function mendRebuilds() {
  const [before, after] = readdirSync(`${SQLITE}/meta`)
    .filter((file) => /^\d+_snapshot/.test(file))
    .sort()
    .slice(-2);
  if (!after) return;
  const { tables } = JSON.parse(readFileSync(`${SQLITE}/meta/${before}`, "utf8"));
  const [number] = after.split("_");
  const file = `${SQLITE}/${readdirSync(SQLITE).find((one) => one.startsWith(`${number}_`))}`;
  writeFileSync(file, copyKnownColumns(readFileSync(file, "utf8"), tables));
}
