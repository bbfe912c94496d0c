import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD } from "#app/demo/data/people.ts";
import { type ChildPortal, startChildPortal } from "./support/child-portal.ts";
import { createFormClient } from "./support/form-client.ts";
import { inspect } from "./support/killed-portal.ts";
import { createRandom } from "./support/random.ts";
import { mountSmallDisk, type SmallDisk } from "./support/small-disk.ts";
import {
  type Acknowledged,
  createPeople,
  lostOf,
  type Person,
  signIn,
  startWriting,
} from "./support/writing-people.ts";

export const title =
  "The disk fills while people write, and has space again: reading goes on, nothing acknowledged is lost.";
export const kind = "drill";

const DISK_MEGABYTES = 96;
const BAR_MS = 5000;
const PATIENCE_MS = 30_000;
/** How long a disk stays full when no write needs a new byte of it. */
const FULL_MS = 4000;
const READ = [
  "/",
  "/directory",
  "/projects",
  "/join",
  "/login",
  "/directory?q=samarkand",
  "/projects?q=road",
  "/api/v1",
];

/** Fills the disk `--n` (10) times, `--seed` (1); the first time before any limit was ever used. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
  });
  const random = createRandom(Number(values.seed));
  const disk = mountSmallDisk(DISK_MEGABYTES);
  const folder = path.join(disk.folder, "data");
  // Behind a proxy, so that everybody has an address and the limits can stay on.
  const env = { DATA_DIR: folder, RATE_LIMITS: "on", TRUSTED_PROXIES: "1" };
  try {
    const portal = await startChildPortal(env);
    try {
      const address = () => `10.${random.below(250)}.${random.below(250)}.${random.below(250)}`;
      return await drill({ disk, portal, database: path.join(folder, "portal.db"), rounds: Number(values.n), address });
    } finally {
      await portal.stop();
    }
  } finally {
    disk.remove();
  }
}

interface Drill {
  disk: SmallDisk;
  portal: ChildPortal;
  database: string;
  rounds: number;
  /** Of somebody, new each time. */
  address: () => string;
}

async function drill({ disk, portal, database, rounds, address }: Drill): Promise<Record<string, unknown>> {
  const origin = `http://localhost:${portal.port}`;
  const answers = new Map<number, number>();
  const options = {
    headers: () => ({ "X-Forwarded-For": address() }),
    onStatus: (status: number) => answers.set(status, (answers.get(status) ?? 0) + 1),
  };
  const people = createPeople(options);
  const [asking, ...others] = people;
  const said: Acknowledged = { signUps: [], names: new Map() };
  const totals = { acknowledged: 0, unread: 0, recoveredWithinMs: 0 };

  const free = async (what: (origin: string, person: Person | undefined) => Promise<boolean>) => {
    disk.free();
    totals.recoveredWithinMs = Math.max(totals.recoveredWithinMs, await until(() => what(origin, asking)));
  };
  disk.fill();
  await canSignIn(origin, asking);
  await free(canSignIn);
  await signIn(people, origin);
  for (let round = 1; round <= rounds; round++) {
    const writing = startWriting({ people: others, said, round, origins: [origin], options });
    await sleep(300);
    const refusedBefore = answers.get(503) ?? 0;
    disk.fill();
    await until(async () => (answers.get(503) ?? 0) > refusedBefore, FULL_MS);
    totals.unread += await countUnread(origin, address);
    await free(canWrite);
    await writing.stop();
    totals.acknowledged += writing.acknowledged();
    console.log(`${round} of ${rounds}: ${totals.acknowledged} acknowledged, ${answers.get(503) ?? 0} refused`);
  }
  const died = Number(!portal.isAlive());
  const everythingAnswers = (await countUnread(origin, address)) === 0 && (await canSignIn(origin, asking));
  const { integrity, found: lost } = inspect(database, (db) =>
    lostOf(said, db.prepare<[], { email: string; name: string }>("select email, name from users").all()),
  );
  const refused = answers.get(503) ?? 0;
  const mistakes = answers.get(500) ?? 0;
  const damaged = Number(integrity !== "ok" || !existsSync(database));
  const isWhole = died + lost.length + mistakes + damaged + totals.unread === 0;
  const passed = isWhole && everythingAnswers && refused > 0 && totals.recoveredWithinMs < BAR_MS;
  return { rounds, ...totals, refused, mistakes, died, lost: lost.length, damaged, everythingAnswers, passed };
}

/** Asks until it is so; resolves to how long that took in milliseconds, at most `patience`. */
async function until(isSo: () => Promise<boolean>, patience = PATIENCE_MS): Promise<number> {
  const startedAt = performance.now();
  while (!(await isSo().catch(() => false)) && performance.now() - startedAt < patience) await sleep(20);
  return Math.round(performance.now() - startedAt);
}

async function canWrite(origin: string, person: Person | undefined): Promise<boolean> {
  const location = await person?.client.at(origin).post("/account", { name: "Drill Person", locale: "en" });
  return typeof location === "string";
}

async function canSignIn(origin: string, person: Person | undefined): Promise<boolean> {
  const headers = () => ({ "X-Forwarded-For": "192.0.2.8" });
  const client = createFormClient({ headers }).at(origin);
  return (await client.post("/login", { email: person?.email ?? "", password: DEMO_PASSWORD })) !== null;
}

/** How many pages a reader does not get. */
async function countUnread(origin: string, address: () => string): Promise<number> {
  let unread = 0;
  for (const page of READ) {
    const answer = await fetch(origin + page, { headers: { Accept: "text/html", "X-Forwarded-For": address() } });
    await answer.arrayBuffer();
    unread += Number(answer.status >= 400);
  }
  return unread;
}
