import type Database from "better-sqlite3";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { inspect, keepDataFolder, killAfter } from "./support/killed-portal.ts";
import { createRandom } from "./support/random.ts";
import {
  type Acknowledged,
  createPeople,
  lostOf,
  type Person,
  signIn,
  startWriting,
} from "./support/writing-people.ts";

export const title = "kill -9 while people write: nothing that was acknowledged is lost, nothing is half written.";
export const kind = "drill";

const MOST_WRITES = 150;
const PATIENCE_MS = 30_000;

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
  const people = createPeople();
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

interface Load {
  people: Person[];
  said: Acknowledged;
  kill: number;
}

/** Lets everybody write at once until enough was acknowledged, and leaves the rest in flight; resolves to how many were. */
async function writeUntil(enough: number, origin: string, { people, said, kill }: Load): Promise<number> {
  const writing = startWriting({ people, said, round: kill, origins: [origin] });
  const startedAt = Date.now();
  while (writing.acknowledged() < enough && Date.now() - startedAt < PATIENCE_MS) await sleep(1);
  const count = writing.acknowledged();
  void writing.stop();
  return count;
}

/** What is missing of what was acknowledged, and how many accounts lack a part that is written with them. */
function compare(database: Database.Database, said: Acknowledged) {
  const accounts = database.prepare<[], { email: string; name: string }>("select email, name from users").all();
  const parts = `select count(*) as total from users where email like 'drill-%' and not (
    exists (select 1 from credentials where credentials.user_id = users.id)
    and exists (select 1 from one_time_tokens where one_time_tokens.user_id = users.id)
    and exists (select 1 from outbox where outbox.recipient = users.email))`;
  const halfWritten = database.prepare<[], { total: number }>(parts).get()?.total ?? 0;
  return { lost: lostOf(said, accounts), halfWritten };
}
