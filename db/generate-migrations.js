/**
 * Writes the migrations of both engines from the one schema, under the same name:
 * `npm run db:generate -- add-project-files`. No database is needed.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const name = process.argv[2] ?? "change";
const engines = { sqlite: "file:unused.db", postgres: "postgres://unused" };
const SQLITE = "db/migrations/sqlite";
const COPY = /^INSERT INTO `__new_(\w+)`\(.*\) SELECT (.*) FROM `\1`;/gm;

for (const [engine, url] of Object.entries(engines)) {
  const env = { ...process.env, DATABASE_URL: url };
  const { status } = spawnSync("drizzle-kit", ["generate", "--name", name], { stdio: "inherit", env, shell: true });
  if (status !== 0) {
    console.error(`drizzle-kit failed for ${engine}`);
    process.exit(1);
  }
}
copyKnownColumns();

/** Where SQLite rebuilds a table, drizzle-kit copies all its columns, also those that this migration adds. */
function copyKnownColumns() {
  const [before, after] = readdirSync(`${SQLITE}/meta`)
    .filter((file) => /^\d+_snapshot/.test(file))
    .sort()
    .slice(-2);
  if (!after) return;
  const { tables } = JSON.parse(readFileSync(`${SQLITE}/meta/${before}`, "utf8"));
  const [tag] = after.split("_");
  const file = `${SQLITE}/${readdirSync(SQLITE).find((one) => one.startsWith(`${tag}_`))}`;
  const written = readFileSync(file, "utf8");
  const copied = written.replace(COPY, (copy, table, list) => {
    const isKnown = (column) =>
      column.slice(1, -1) in tables[table].columns || written.includes(` TO \`${column.slice(1, -1)}\``);
    const known = list.split(", ").filter(isKnown).join(", ");
    return `INSERT INTO \`__new_${table}\`(${known}) SELECT ${known} FROM \`${table}\`;`;
  });
  if (copied !== written) writeFileSync(file, copied);
}
