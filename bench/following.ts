import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "./support/bundle.ts";
import { directoryQuestions } from "./support/directory-questions.ts";
import { prepareMemberDatabase } from "./support/member-database.ts";

export const title =
  "A thousand saved searches of 24,450 members: a look when nothing, one, and two hundred members have changed.";
export const kind = "bench";

const MEMBERS = 24_450;
const SEARCHES = 1000;
const BAR = { quietMs: 5_000, oneMs: 30_000, manyMs: 60_000 };

/** Half of the searches choose, half of them look for words. */
export async function run(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-following-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(MEMBERS), file);
  try {
    const { facets, text } = directoryQuestions(file, SEARCHES / 2, 1);
    const searches = [...facets, ...text].map((address) => address.replace(/^[^?]*\?/, ""));
    const script = await bundle("bench/support/follow-searches.ts");
    const { status, stdout } = spawnSync(process.execPath, [script, `file:${file}`, JSON.stringify(searches)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DATABASE_URL: `file:${file}`, NODE_ENV: "production" },
    });
    if (status !== 0) throw new Error("The searches could not be followed");
    const measured = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as typeof BAR;
    const passed = Object.entries(BAR).every(([name, most]) => measured[name as keyof typeof BAR] < most);
    return { members: MEMBERS, searches: SEARCHES, ...measured, bar: BAR, passed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
