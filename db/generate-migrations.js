/**
 * Writes the migrations of both engines from the one schema, under the same name:
 * `npm run db:generate -- add-project-files`. No database is needed.
 */
import { spawnSync } from "node:child_process";

const name = process.argv[2] ?? "change";
const engines = { sqlite: "file:unused.db", postgres: "postgres://unused" };

for (const [engine, url] of Object.entries(engines)) {
  const env = { ...process.env, DATABASE_URL: url };
  const { status } = spawnSync("drizzle-kit", ["generate", "--name", name], { stdio: "inherit", env, shell: true });
  if (status !== 0) {
    console.error(`drizzle-kit failed for ${engine}`);
    process.exit(1);
  }
}
