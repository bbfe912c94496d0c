import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { amongOthers, asker, series, type Times, write } from "./support/asked-portal.ts";
import { boardQuestions, postProjects, signMembersIn } from "./support/board-database.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { prepareMemberDatabase } from "./support/member-database.ts";

export const title = "The project board at 1,000 and 25,620 projects: list, facets, search; after a change.";
export const kind = "bench";

const BAR = { p95Ms: 25, othersMs: 50 };
const MEMBERS = 1000;
const WARM_UP = 20;
/** So many members ask in turn what suits them: each of them is looked at anew after a change of the board. */
const ASKING = 50;
const MATCHING = { matching: "/projects/suggested", ours: "/projects?ours=1" };

/** What a command leaves that changes one project. */
const CHANGE = `begin immediate;
  update counters set value = value + 1 where name = 'board';
  update projects set kind = 'exhibition', board_version = (select value from counters where name = 'board')
    where id = 'project-000007';
  commit`;

/** Asks `--n` (200) different questions of each kind, one after another, at each of `--sizes` (1000,25620). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: "string", default: "200" },
      sizes: { type: "string", default: "1000,25620" },
      seed: { type: "string", default: "1" },
    },
  });
  const sizes: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of values.sizes.split(","))
    sizes[size] = await measure(Number(size), { times: Number(values.n), seed: Number(values.seed) });
  const passed = Object.values(sizes).every(
    ({ questions, afterChange }) =>
      Object.values(questions).every(({ p95Ms }) => p95Ms < BAR.p95Ms) && afterChange.othersMs < BAR.othersMs,
  );
  return { sizes, bar: BAR, passed };
}

async function measure(size: number, { times, seed }: { times: number; seed: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-board-"));
  const file = path.join(folder, "portal.db");
  copyFileSync(await prepareMemberDatabase(MEMBERS), file);
  const asked = boardQuestions(postProjects(file, size, seed), times + WARM_UP, seed);
  const cookies = signMembersIn(file, ASKING);
  const portal = await startChildPortal({ DATABASE_URL: `file:${file}`, DATA_DIR: folder, LOG_LEVEL: "info" });
  try {
    const ask = asker(portal);
    const questions: Record<string, Times & { withClientP95Ms: number }> = {};
    for (const [name, addresses] of Object.entries(asked)) {
      for (const address of addresses.slice(0, WARM_UP)) await ask(address);
      questions[name] = await series(portal, ask, addresses.slice(WARM_UP));
      console.log(`${size}: ${name} ${JSON.stringify(questions[name])}`);
    }
    for (const [name, address] of Object.entries(MATCHING)) {
      for (const cookie of cookies.slice(0, WARM_UP)) await ask(address, cookie);
      const addresses = Array.from({ length: times }, () => address);
      questions[name] = await series(portal, ask, addresses, cookies);
      console.log(`${size}: ${name} ${JSON.stringify(questions[name])}`);
    }
    write(file, CHANGE);
    const afterChange = await amongOthers(ask, "/projects?kind=exhibition");
    console.log(`${size}: after a change ${JSON.stringify(afterChange)}`);
    return { questions, afterChange, memoryMb: portal.memoryMb() };
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
