import { parseArgs } from "node:util";
import { startChildPortal } from "./support/child-portal.ts";
import { cpuMs } from "./support/cpu-time.ts";
import { signInDemo } from "./support/demo-session.ts";
import { median } from "./support/median.ts";

export const title = "CPU a request of this version and of another one, in turn.";
export const kind = "bench";

const WARM_PASSES = 15;
const MOST_RATIO = 1.05;

interface Page {
  address: string;
  cookie: string;
}

/**
 * `--old FOLDER`: another version, installed and built. In each of `--rounds` (9) rounds both begin anew with their own
 * demonstration, the old one twice: how far it is from itself says what a ratio means.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      old: { type: "string" },
      rounds: { type: "string", default: "9" },
      passes: { type: "string", default: "30" },
    },
  });
  if (!values.old) throw new Error("--old names the folder of another version, installed and built");
  const passes = Number(values.passes);
  const ratios: number[] = [];
  const control: number[] = [];
  const spent: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    const before = await measure(values.old, passes);
    const now = await measure(".", passes);
    const again = await measure(values.old, passes);
    const old = (before + again) / 2;
    ratios.push(now / old);
    control.push(Math.max(before, again) / Math.min(before, again));
    spent.push(now);
    console.log(`round ${round}: old ${before.toFixed(2)} and ${again.toFixed(2)} ms, this ${now.toFixed(2)} ms`);
  }
  const [ratio, oldToOld] = [median(ratios), median(control)];
  return {
    cpuMsARequest: round2(median(spent)),
    ratio: round2(ratio),
    oldToOld: round2(oldToOld),
    passed: ratio <= MOST_RATIO * oldToOld,
  };
}

async function measure(tree: string, passes: number): Promise<number> {
  const portal = await startChildPortal({}, tree);
  try {
    const pages = await choosePages(portal.port);
    for (let pass = 0; pass < WARM_PASSES; pass++) await readAll(portal.port, pages);
    const before = cpuMs(portal.pid);
    for (let pass = 0; pass < passes; pass++) await readAll(portal.port, pages);
    return (cpuMs(portal.pid) - before) / (passes * pages.length);
  } finally {
    await portal.stop();
  }
}

/** What visitors, a member and a coordinator open most, by the links of the lists. */
async function choosePages(port: number): Promise<Page[]> {
  const [member, coordinator] = await Promise.all([
    signInDemo(port, "samarkand@demo.example"),
    signInDemo(port, "coordinator.world@demo.example"),
  ]);
  const open = (addresses: string[], cookie = "") => addresses.map((address): Page => ({ address, cookie }));
  const first = async (list: string, link: RegExp, cookie = "") => {
    const address = link.exec(await read(port, { address: list, cookie }))?.[1];
    if (!address) throw new Error(`${list} leads to nothing`);
    return address;
  };
  const institution = await first("/directory", /href="(\/directory\/[a-z][^"?#]+)"/);
  const project = await first("/projects", /href="(\/projects\/[a-z][^"?#]{8,})"/);
  const file = await first("/review", /href="(\/review\/[0-9a-f-]{36})"/, coordinator.cookie);
  return [
    ...open(["/", "/directory", "/directory?q=samarkand", institution, "/projects", project]),
    ...open(["/inbox", "/directory", "/projects/new"], member.cookie),
    ...open(["/review", file, `${file}/answers`, `${file}/correspondence`], coordinator.cookie),
  ];
}

async function readAll(port: number, pages: readonly Page[]): Promise<void> {
  for (const page of pages) await read(port, page);
}

async function read(port: number, { address, cookie }: Page): Promise<string> {
  const headers = { Accept: "text/html", ...(cookie ? { Cookie: cookie } : {}) };
  const answer = await fetch(`http://localhost:${port}${address}`, { headers });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

const round2 = (number: number) => Math.round(number * 100) / 100;
