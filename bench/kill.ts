import type Database from "better-sqlite3";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD, SEED_PEOPLE } from "#db/seed/data/people.ts";
import { createFormClient } from "./support/form-client.ts";
import { inspect, keepDataFolder, killAfter } from "./support/killed-portal.ts";
import { createRandom } from "./support/random.ts";

export const title = "kill -9 while people write: nothing that was acknowledged is lost, nothing is half written.";
export const kind = "drill";

const SIGNING_UP = 3;
const MOST_WRITES = 150;
const PATIENCE_MS = 30_000;

/** What the portal said it had done. */
interface Acknowledged {
  signUps: string[];
  /** By address: the highest number a person's name was changed to. */
  names: Map<string, number>;
}

/**
 * Kills the built portal `--n` (20) times, `--seed` (1), after a random number of acknowledged sign-ups and changed names,
 * with others in flight.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
  });
  const [kills, random] = [Number(values.n), createRandom(Number(values.seed))];
  const { folder, database, remove } = keepDataFolder();
  const people = SEED_PEOPLE.map(({ email }) => ({ email, client: createFormClient() }));
  const said: Acknowledged = { signUps: [], names: new Map() };
  const totals = { acknowledged: 0, lost: 0, halfWritten: 0, damaged: 0, foreignKeyViolations: 0 };
  try {
    await killAfter(folder, {}, (origin) => signIn(people, origin));
    for (let kill = 1; kill <= kills; kill++) {
      totals.acknowledged += await killAfter(folder, {}, (origin) =>
        writeUntil(1 + random.below(MOST_WRITES), origin, { people, said, kill }),
      );
      const { integrity, foreignKeyViolations, found } = inspect(database, (db) => compare(db, said));
      if (integrity !== "ok") console.log(`kill ${kill}: ${integrity}`);
      totals.damaged += Number(integrity !== "ok");
      totals.foreignKeyViolations += foreignKeyViolations;
      totals.halfWritten = found.halfWritten;
      totals.lost = Math.max(totals.lost, found.lost.length);
      console.log(`kill ${kill} of ${kills}: ${totals.acknowledged} acknowledged, ${found.lost.length} lost`);
    }
  } finally {
    remove();
  }
  const { acknowledged, lost, halfWritten, damaged, foreignKeyViolations } = totals;
  const passed = acknowledged > 0 && lost + halfWritten + damaged + foreignKeyViolations === 0;
  return { kills, ...totals, passed };
}

interface Person {
  email: string;
  client: ReturnType<typeof createFormClient>;
}

async function signIn(people: Person[], origin: string): Promise<void> {
  for (const { email, client } of people) {
    const location = await client.at(origin).post("/login", { email, password: DEMO_PASSWORD });
    if (location === null) throw new Error(`${email} could not sign in`);
  }
}

interface Load {
  people: Person[];
  said: Acknowledged;
  kill: number;
}

/** Lets everybody write at once until enough was acknowledged, and leaves the rest in flight; resolves to how many were. */
async function writeUntil(enough: number, origin: string, { people, said, kill }: Load): Promise<number> {
  let acknowledged = 0;
  let isOver = false;
  const repeat = async (write: (turn: number) => Promise<boolean>) => {
    for (let turn = 1; !isOver; turn++) acknowledged += Number(await write(turn).catch(() => false));
  };
  const renaming = people.map(({ email, client }) =>
    repeat(async (turn) => {
      const number = kill * 100_000 + turn;
      const location = await client.at(origin).post("/account", { name: `Number ${number}`, locale: "en" });
      if (location === null) return false;
      said.names.set(email, number);
      return true;
    }),
  );
  const signingUp = Array.from({ length: SIGNING_UP }, (_, at) =>
    repeat(async (turn) => {
      const email = `drill-${kill}-${at}-${turn}@drill.example`;
      const account = { name: "Drill Person", password: "a caravan of 40 camels", locale: "en", consent: "on" };
      if (
        (await createFormClient()
          .at(origin)
          .post("/signup", { email, ...account })) === null
      )
        return false;
      said.signUps.push(email);
      return true;
    }),
  );
  const startedAt = Date.now();
  while (acknowledged < enough && Date.now() - startedAt < PATIENCE_MS) await sleep(1);
  const count = acknowledged;
  isOver = true;
  void Promise.allSettled([...renaming, ...signingUp]);
  return count;
}

/** What is missing of what was acknowledged, and how many accounts lack a part that is written with them. */
function compare(database: Database.Database, { signUps, names }: Acknowledged) {
  const nameOf = database.prepare<[string], { name: string }>("select name from users where email = ?");
  const lostNames = [...names].filter(([email, number]) => {
    const kept = Number(/\d+$/.exec(nameOf.get(email)?.name ?? "")?.[0] ?? 0);
    return kept < number;
  });
  const lostAccounts = signUps.filter((email) => nameOf.get(email) === undefined);
  const parts = `select count(*) as total from users where email like 'drill-%' and not (
    exists (select 1 from credentials where credentials.user_id = users.id)
    and exists (select 1 from one_time_tokens where one_time_tokens.user_id = users.id)
    and exists (select 1 from outbox where outbox.recipient = users.email))`;
  const halfWritten = database.prepare<[], { total: number }>(parts).get()?.total ?? 0;
  return { lost: [...lostNames.map(([email]) => email), ...lostAccounts], halfWritten };
}
