import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { queueLetter } from "#app/platform/outbox.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { inspect, keepDataFolder, killAfter } from "./support/killed-portal.ts";
import { type MailSink, openMailSink } from "./support/mail-sink.ts";
import { createRandom } from "./support/random.ts";

export const title =
  "kill -9 while letters are sent: every letter arrives; repeats are counted and carry one Message-ID.";
export const kind = "drill";

const LETTERS = 25;
const PATIENCE_MS = 60_000;

/** Queues letters, kills the built portal while it sends them, `--n` (20) times, and lets it finish at the end. */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { n: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
  });
  const [kills, random] = [Number(values.n), createRandom(Number(values.seed))];
  const { folder, database, remove } = keepDataFolder();
  const sink = await openMailSink();
  const env = { SMTP_URL: sink.url, MAIL_FROM: "secretariat@portal.example" };
  try {
    // The first start fills the demonstration; its own letters go nowhere.
    await killAfter(folder, {}, async () => {});
    inspect(database, (db) => db.prepare("update outbox set status = 'sent' where status = 'queued'").run());
    for (let kill = 1; kill <= kills; kill++) {
      await queueLetters(database);
      await killAfter(folder, env, () => waitFor(sink, 1 + random.below(LETTERS), random.below(8)));
      console.log(`kill ${kill} of ${kills}: ${sink.received.size} letters arrived, ${sink.total()} times`);
    }
    makeDue(database);
    await killAfter(folder, env, () => untilSent(database));
    return report(database, sink, kills);
  } finally {
    await sink.close();
    remove();
  }
}

/** Waits until the server has taken some letters more, and a moment longer: the portal may not have noted the last one. */
async function waitFor(sink: MailSink, letters: number, ms: number): Promise<void> {
  await Promise.race([sink.reached(sink.total() + letters), sleep(PATIENCE_MS)]);
  await sleep(ms);
}

/** New letters, and the old ones that a killed portal had claimed made due again: five minutes of waiting are skipped. */
async function queueLetters(file: string): Promise<void> {
  const { withTransaction, close } = await openDatabase(`file:${file}`);
  const now = new Date();
  const content = { subject: "Drill", text: "Drill.", html: "<p>Drill.</p>", locale: "en" as const, kind: "drill" };
  await withTransaction(async (tx) => {
    for (let i = 0; i < LETTERS; i++) {
      const letter = { ...content, dedupeKey: randomUUID(), recipient: `somebody-${i}@drill.example` };
      await queueLetter(tx, letter, now);
    }
  });
  await close();
  makeDue(file);
}

function makeDue(file: string): void {
  inspect(file, (db) => db.prepare("update outbox set next_attempt_at = 0 where status = 'queued'").run());
}

async function untilSent(file: string): Promise<void> {
  const waiting = "select count(*) from outbox where status = 'queued'";
  const count = () => inspect(file, (db) => db.prepare(waiting).pluck().get()).found;
  for (const startedAt = Date.now(); count() !== 0 && Date.now() - startedAt < PATIENCE_MS;) await sleep(1000);
}

function report(file: string, sink: MailSink, kills: number): Record<string, unknown> {
  const query = "select id from outbox where kind = 'drill'";
  const { found, integrity, foreignKeyViolations } = inspect(file, (db) => db.prepare<[], { id: string }>(query).all());
  const timesOf = ({ id }: { id: string }) => sink.received.get(`${id}@localhost`) ?? 0;
  const missing = found.filter((letter) => timesOf(letter) === 0).length;
  const repeats = found.reduce((sum, letter) => sum + Math.max(0, timesOf(letter) - 1), 0);
  const isSound = integrity === "ok" && foreignKeyViolations === 0;
  // A portal sends two letters at a time, so a kill can repeat two at most.
  const passed = isSound && missing === 0 && repeats <= 2 * kills;
  return { kills, letters: found.length, missing, repeats, integrity, foreignKeyViolations, passed };
}
