import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SMTPServer } from "smtp-server";
import { queueLetter } from "#app/platform/outbox.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { keepDataFolder } from "./support/killed-portal.ts";

export const title = "A mail server that is away, refuses the sender, then is slow: each letter once, none given up.";
export const kind = "drill";

const MINUTE_MS = 60_000;
const [DOWN_MINUTES, REFUSING_MINUTES, SECONDS_A_LETTER, LONGEST_MINUTES] = [20, 10, 25, 8];
const PATIENCE_MINUTES = 180;
const MESSAGE_ID = /^message-id:\s*<([^>@]+)/im;

/** Two processes send; all their waits are divided by `--factor` (60). */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = { factor: { type: "string", default: "60" }, n: { type: "string", default: "20" } } as const;
  const { values } = parseArgs({ args, options });
  const [factor, letters, startedAt] = [Number(values.factor), Number(values.n), Date.now()];
  const wait = (minutes: number) => sleep((minutes * MINUTE_MS) / factor);
  const { database: file, remove } = keepDataFolder();
  const database = await openDatabase(`file:${file}`);
  await database.migrate("db/migrations");
  const server = await reserve(factor);
  let workers: Worker[] = [];
  try {
    const ids = await queueLetters(database, letters);
    workers = [1, 2].map(() => startWorker(file, server.url, factor, startedAt));
    console.log(`all waits are divided by ${factor}; ${ids.length} letters; the server is away`);
    await wait(DOWN_MINUTES);
    console.log("the server is back and refuses the sender");
    await server.open();
    await wait(REFUSING_MINUTES);
    console.log(`it takes letters, ${SECONDS_A_LETTER} s each, one of them ${LONGEST_MINUTES} minutes`);
    server.accept();
    const isDone = async () => (await statesOf(database)).every(({ status }) => status !== "queued");
    for (let minute = 0; minute < PATIENCE_MINUTES && !(await isDone()); minute++) await wait(1);
    return report(await statesOf(database), server.taken, { factor, refusals: server.refusals() });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await server.close();
    await database.close();
    remove();
  }
}

type Database = Awaited<ReturnType<typeof openDatabase>>;
const statesOf = ({ db }: Database) => db.select().from(outbox);

/** One recipient does not exist: only that letter may be given up. */
async function queueLetters({ withTransaction, db }: Database, letters: number): Promise<string[]> {
  const content = { subject: "Drill", text: "Drill.", html: "<p>Drill.</p>", locale: "en" as const, kind: "drill" };
  const people = Array.from({ length: letters - 1 }, (_, i) => `somebody-${i}@drill.example`);
  for (const recipient of ["unknown@drill.example", ...people])
    await withTransaction((tx) => queueLetter(tx, { ...content, dedupeKey: randomUUID(), recipient }, new Date()));
  return (await db.select({ id: outbox.id }).from(outbox)).map(({ id }) => id);
}

interface Worker {
  stop(): Promise<void>;
}

function startWorker(file: string, smtpUrl: string, factor: number, startedAt: number): Worker {
  const script = path.join(import.meta.dirname, "support/mail-worker.ts");
  const args = ["--import", "tsx", script, file, smtpUrl, String(factor), String(startedAt)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: "inherit" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A port on which nobody listens at first; then a server that refuses the sender; then a slow one. */
async function reserve(factor: number) {
  const taken = new Map<string, number>();
  let refusals = 0;
  let refusesSender = true;
  const refuse = (code: number, words: string) => {
    refusals++;
    return Object.assign(new Error(words), { responseCode: code });
  };
  const create = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onMailFrom: (_from, _session, done) => done(refusesSender ? refuse(501, "5.1.7 bad sender") : null),
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("unknown@") ? refuse(550, "5.1.1 no such user") : null),
      onData(stream, _session, done) {
        void text(stream).then(async (letter) => {
          const id = MESSAGE_ID.exec(letter)?.[1] ?? "without Message-ID";
          taken.set(id, (taken.get(id) ?? 0) + 1);
          const ms = taken.size === 1 ? LONGEST_MINUTES * MINUTE_MS : SECONDS_A_LETTER * 1000;
          await sleep(ms / factor);
          done(null);
        });
      },
    });
  const listen = async (port: number) => {
    const server = create().on("error", () => {});
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return server;
  };
  const shut = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));
  const first = await listen(0);
  const { port } = first.server.address() as AddressInfo;
  await shut(first);
  let server: SMTPServer | null = null;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refusals: () => refusals,
    open: async () => void (server = await listen(port)),
    accept: () => void (refusesSender = false),
    close: async () => void (server && (await shut(server))),
  };
}

type States = Awaited<ReturnType<typeof statesOf>>;

function report(rows: States, taken: Map<string, number>, how: { factor: number; refusals: number }) {
  const isUnknown = ({ recipient }: States[number]) => recipient.startsWith("unknown@");
  const toPeople = rows.filter((row) => !isUnknown(row));
  const missing = toPeople.filter(({ id }) => !taken.has(id)).length;
  const repeats = [...taken.values()].reduce((sum, times) => sum + times - 1, 0);
  const givenUp = toPeople.filter(({ status }) => status === "dead").length;
  const waiting = rows.filter(({ status }) => status === "queued").length;
  const isUnknownDead = rows.some((row) => isUnknown(row) && row.status === "dead");
  const passed = missing + repeats + givenUp + waiting === 0 && isUnknownDead && how.refusals > 1;
  return { ...how, letters: rows.length, missing, repeats, givenUp, waiting, isUnknownDead, passed };
}
