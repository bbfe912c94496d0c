import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { amongOthers, asker, series, type Times, write } from "./support/asked-portal.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { directoryQuestions } from "./support/directory-questions.ts";
import { EVERY_ORGANISATION, prepareMemberDatabase } from "./support/member-database.ts";

export const title =
  "The directory at 1,000, 24,450 and 100,000 members: list, facets, text, misspelt, map; after a change.";
export const kind = "bench";

const BAR = { at: 24_450, p95Ms: 20, greatest: 100_000, times: 2, othersMs: 50 };
const WARM_UP = 20;
const SETTLED_MS = 20_000;

/** What a command leaves that changes one member. */
const CHANGE = `begin immediate;
  update counters set value = value + 1 where name = 'directory';
  update institutions set name_en = 'Univeristy', directory_version = (select value from counters where name = 'directory')
    where id = 'institution-000007';
  commit`;

/** Asks `--n` (200) different questions of each kind, one after another, at each of `--sizes` (1000,24450,100000). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: "string", default: "200" },
      sizes: { type: "string", default: "1000,24450,100000" },
      seed: { type: "string", default: "1" },
    },
  });
  const sizes: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of values.sizes.split(","))
    sizes[size] = await measure(Number(size), { times: Number(values.n), seed: Number(values.seed) });
  return { sizes, bar: BAR, passed: isHeld(sizes[BAR.at], 1) && isHeld(sizes[BAR.greatest], BAR.times) };
}

function isHeld(measured: Awaited<ReturnType<typeof measure>> | undefined, times: number): boolean {
  if (!measured) return true;
  const areQuick = Object.values(measured.questions).every(({ p95Ms }) => p95Ms < times * BAR.p95Ms);
  return (
    areQuick &&
    measured.afterChange.othersMs < times * BAR.othersMs &&
    measured.afterStart.othersMs < times * BAR.othersMs
  );
}

async function measure(size: number, { times, seed }: { times: number; seed: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-members-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(size, EVERY_ORGANISATION), file);
  const asked = directoryQuestions(file, times + WARM_UP, seed);
  write(file, "insert into settings (name, value, updated_at) values ('demonstration', 'true', 0)");
  const portal = await startChildPortal({ DATABASE_URL: `file:${file}`, DATA_DIR: folder, LOG_LEVEL: "info" });
  try {
    const ask = asker(portal);
    const afterStart = await amongOthers(ask, "/directory?q=univeristy");
    // Afterwards it draws the maps of all areas, one by one.
    await pause(SETTLED_MS);
    const questions: Record<string, Times & { withClientP95Ms: number }> = {};
    for (const [name, addresses] of Object.entries(asked)) {
      for (const address of addresses.slice(0, WARM_UP)) await ask(address);
      questions[name] = await series(portal, ask, addresses.slice(WARM_UP));
      console.log(`${size}: ${name} ${JSON.stringify(questions[name])}`);
    }
    write(file, CHANGE);
    const afterChange = await amongOthers(ask, "/directory?q=univeristy");
    console.log(
      `${size}: after the start ${JSON.stringify(afterStart)}, after a change ${JSON.stringify(afterChange)}`,
    );
    return { questions, afterStart, afterChange, memoryMb: portal.memoryMb() };
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
