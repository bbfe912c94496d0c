import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "#app/platform/config.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { liveMemberYears } from "#tests/support/member-years.ts";

export const title =
  "Four years of a thousand members, day by day: in force, listed, reached and written to as they must be.";
export const kind = "drill";

const MOST_SAID = 20;
const EVERY_DAYS = 100;

/** Lets `--members` (1000) members live `--days` (1461) days. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      members: { type: "string", default: "1000" },
      days: { type: "string", default: "1461" },
      seed: { type: "string", default: "1" },
    },
  });
  const folder = mkdtempSync(path.join(tmpdir(), "portal-years-"));
  const database = await openDatabase(`file:${path.join(folder, "portal.db")}`);
  try {
    await database.migrate("db/migrations");
    const startedAt = performance.now();
    const { violations, ...figures } = await liveMemberYears(
      { ...database, config: readConfig({ APP_MODE: "test", SECRET: "a secret of the drill alone" }) },
      {
        ...{ members: Number(values.members), days: Number(values.days), seed: Number(values.seed) },
        onDay(day, passed) {
          if (passed % EVERY_DAYS === 0) console.log(`${day}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
        },
      },
    );
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    return { ...figures, seconds, violations: violations.slice(0, MOST_SAID), passed: violations.length === 0 };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
