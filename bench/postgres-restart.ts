import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { DEMO_PASSWORD } from "#app/demo/data/people.ts";
import { type Cluster, startPostgresCluster } from "#tests/support/postgres-cluster.ts";
import { type ChildPortal, startChildPortal } from "./support/child-portal.ts";
import { createFormClient } from "./support/form-client.ts";
import { keepDataFolder } from "./support/killed-portal.ts";
import { createRandom, type Random } from "./support/random.ts";
import {
  type Acknowledged,
  createPeople,
  lostOf,
  type Person,
  signIn,
  startWriting,
} from "./support/writing-people.ts";

export const title = "PostgreSQL restarts while people write to two portals: both live, nothing acknowledged is lost.";
export const kind = "drill";

const BAR_MS = 5000;
const PATIENCE_MS = 30_000;
const OUTAGES = ["fast", "immediate", "terminate"] as const;

/** Restarts the server, or cuts its connections, `--n` (20) times, `--seed` (1), while two portals are written to. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
  });
  const cluster = await startPostgresCluster();
  if (!cluster) throw new Error("PostgreSQL is not installed: this drill needs initdb and postgres");
  const { folder, remove } = keepDataFolder();
  // Behind a proxy, so that everybody has an address and the limits can stay on.
  const env = { DATABASE_URL: cluster.url, DATA_DIR: folder, RATE_LIMITS: "on", TRUSTED_PROXIES: "1" };
  const portals: ChildPortal[] = [];
  try {
    for (let at = 0; at < 2; at++) portals.push(await startChildPortal(env));
    return await drill({ cluster, portals, restarts: Number(values.n), random: createRandom(Number(values.seed)) });
  } catch (error) {
    for (const line of portals.flatMap(({ errors }) => errors)) console.log(`logged: ${line}`);
    throw error;
  } finally {
    for (const portal of portals) await portal.stop();
    await cluster.stop();
    remove();
  }
}

interface Drill {
  cluster: Cluster;
  portals: ChildPortal[];
  restarts: number;
  random: Random;
}

async function drill({ cluster, portals, restarts, random }: Drill): Promise<Record<string, unknown>> {
  const origins = portals.map(({ port }) => `http://localhost:${port}`);
  const refused = new Map<number, number>();
  const options = {
    headers: () => ({ "X-Forwarded-For": `10.${random.below(250)}.${random.below(250)}.${random.below(250)}` }),
    onStatus: (status: number) => status >= 500 && refused.set(status, (refused.get(status) ?? 0) + 1),
  };
  const people = createPeople(options);
  const [asking, ...others] = people;
  const said: Acknowledged = { signUps: [], names: new Map() };
  await signIn(people, origins[0] ?? "");
  const writing = startWriting({ people: others, said, round: 1, origins, options });
  let recoveredWithinMs = 0;
  for (let restart = 1; restart <= restarts; restart++) {
    await sleep(200 + random.below(500));
    const outage = OUTAGES[restart % OUTAGES.length] ?? "fast";
    await interrupt(cluster, outage);
    const ms = await untilWriting(origins, asking);
    recoveredWithinMs = Math.max(recoveredWithinMs, ms);
    console.log(`${restart} of ${restarts}: ${outage}, ${writing.acknowledged()} acknowledged, writing after ${ms} ms`);
  }
  await writing.stop();
  const died = portals.filter((portal) => !portal.isAlive()).length;
  const lost = lostOf(said, await accountsOf(cluster)).length;
  const limitsWork = died === 0 && (await areLimitsCounted(origins));
  const mistakes = refused.get(500) ?? 0;
  const passed = died + lost + mistakes === 0 && limitsWork && recoveredWithinMs < BAR_MS;
  const counts = { restarts, acknowledged: writing.acknowledged(), refused: refused.get(503) ?? 0, mistakes };
  return { ...counts, died, lost, recoveredWithinMs, limitsWork, passed };
}

async function interrupt(cluster: Cluster, outage: (typeof OUTAGES)[number]): Promise<void> {
  if (outage !== "terminate") return cluster.restart(outage);
  const statement = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()";
  await ask(cluster, `${statement} and backend_type = 'client backend'`);
}

async function ask<Row extends pg.QueryResultRow>({ url }: Cluster, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const accountsOf = (cluster: Cluster) => ask<{ email: string; name: string }>(cluster, "select email, name from users");

/** How long until each portal has acknowledged a write of somebody who was signed in before. */
async function untilWriting(origins: string[], asking: Person | undefined): Promise<number> {
  const startedAt = performance.now();
  for (const origin of origins) {
    const write = async () => asking?.client.at(origin).post("/account", { name: "Drill Person", locale: "en" });
    while (typeof (await write().catch(() => null)) !== "string") {
      if (performance.now() - startedAt > PATIENCE_MS) return PATIENCE_MS;
      await sleep(20);
    }
  }
  return Math.round(performance.now() - startedAt);
}

/** Five wrong passwords from one address, given to both portals in turn, are all that is taken; others still get in. */
async function areLimitsCounted(origins: string[]): Promise<boolean> {
  const statuses: number[] = [];
  const from = (address: string) =>
    createFormClient({ headers: () => ({ "X-Forwarded-For": address }), onStatus: (status) => statuses.push(status) });
  for (let at = 0; at < 6; at++) {
    await from("192.0.2.7")
      .at(origins[at % origins.length] ?? "")
      .post("/login", { email: "administrator@demo.example", password: "not the password" });
  }
  const [person] = createPeople();
  const welcome = await from("192.0.2.8")
    .at(origins[0] ?? "")
    .post("/login", { email: person?.email ?? "", password: DEMO_PASSWORD });
  return statuses.slice(0, 5).every((status) => status < 429) && statuses[5] === 429 && welcome !== null;
}
