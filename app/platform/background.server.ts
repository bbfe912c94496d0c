import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { TaskAnswer, TaskRequest } from "#app/worker/answer-tasks.ts";
import { builtFile, isBundled } from "./built-files.server.ts";
import type { Logger } from "./logger.server.ts";

/** Work of one kind shares one process, so that a slow print never holds up an upload. */
export type Lane = "files" | "print";

/** Why a task has no result: it took too long, its process died, too much waits already (of all, or of the one who asks), or it said no itself. */
type TaskFailure = "timeout" | "died" | "busy" | "too_many" | "failed";

export class TaskError extends Error {
  override name = "TaskError";
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

interface Work {
  lane: Lane;
  task: string;
  /** A structured clone of it goes over; large bytes go as `bytes`, without a copy on the way. */
  input?: unknown;
  bytes?: Uint8Array;
  /** The process is ended when the task itself, once begun, takes longer. */
  timeoutMs: number;
}

/** Those of an earlier rank are served before all of a later one. */
const RANKS = ["staff", "signed_in", "visitor"] as const;

export interface Asker {
  rank: (typeof RANKS)[number];
  /** A person, or the network of a visitor. */
  who: string;
}

/** What the portal does by itself, and for everybody. */
export const THE_PORTAL: Asker = { rank: "signed_in", who: "" };

export interface Background {
  /** Does a task of `app/worker` in a process of its own; rejects with a `TaskError`. */
  run<Result>(work: Work): Promise<Result>;
  /** The same for one who asks among others: each has a turn after the other, and so many tasks that wait. */
  askedBy(asker: Asker | (() => Promise<Asker>)): Background;
  close(): void;
}

interface Options {
  logger: Logger;
  /** The module each process runs; tests bring their own. */
  entry?: URL;
}

const MOST_WAITING = { ofRank: 50, ofOne: 15 };
const HEAP_MB = 192;
/** After so long without work a process ends and gives its memory back. */
const IDLE_MS = 60_000;
/** What is freed goes back to the system at once: the picture library's allocator would keep it for the next file. */
const GIVE_BACK = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_TRIM_THRESHOLD_: "131072" };
/** Pages come first. */
const NICENESS = 10;

// In tests and development the module itself is run.
const ENTRY = isBundled ? builtFile("worker/worker.js") : new URL("../worker/worker.ts", import.meta.url);

/** Processes beside this one in which heavy or risky work is done, one task at a time for each lane. */
export function createBackground({ logger, entry = ENTRY }: Options): Background {
  const lanes = new Map<Lane, ReturnType<typeof createLane>>();
  const laneOf = (lane: Lane) => {
    const found = lanes.get(lane) ?? createLane(fileURLToPath(entry), logger.child({ lane }));
    lanes.set(lane, found);
    return found;
  };
  const asked = (asker: Asker | (() => Promise<Asker>)): Background => ({
    async run({ lane, ...work }) {
      return laneOf(lane).run(typeof asker === "function" ? await asker() : asker, work);
    },
    askedBy: asked,
    close() {
      for (const lane of lanes.values()) lane.close();
    },
  });
  return asked(THE_PORTAL);
}

function createLane(entry: string, logger: Logger) {
  let child: ChildProcess | null = null;
  const turns = createTurns();
  let nextId = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    const execArgv = [`--max-old-space-size=${HEAP_MB}`, "--max-semi-space-size=2", "--expose-gc"];
    const started = fork(entry, {
      execArgv,
      env: { NODE_ENV: "production", ...GIVE_BACK },
      serialization: "advanced",
      stdio: ["pipe", "ignore", "ignore", "ipc"],
    });
    started.once("exit", () => {
      if (child === started) child = null;
    });
    // Its end in the middle of a task is told by the task.
    started.stdin?.on("error", () => {});
    started.on("error", (error) => logger.error({ error: error.message }, "background process"));
    try {
      if (started.pid) setPriority(started.pid, NICENESS);
    } catch {
      // It has already ended; the task will say so.
    }
    return started;
  }

  function stop(): void {
    child?.kill("SIGKILL");
    child = null;
  }

  function perform<Result>({ task, input, bytes, timeoutMs }: Omit<Work, "lane">): Promise<Result> {
    const id = nextId++;
    const process = (child ??= start());
    return new Promise<Result>((resolve, reject) => {
      const fail = (failure: TaskFailure, message: string) => {
        finish();
        if (failure !== "failed") stop();
        logger.warn({ task, failure, message }, "background task");
        reject(new TaskError(failure, message));
      };
      const onMessage = (answer: TaskAnswer) => {
        if (answer.id !== id) return;
        if ("error" in answer) return fail("failed", answer.error);
        finish();
        resolve(answer.result as Result);
      };
      const onExit = () => fail("died", `The process ended during ${task}`);
      const timer = setTimeout(() => fail("timeout", `${task} took longer than ${timeoutMs} ms`), timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        process.off("message", onMessage).off("exit", onExit);
      };
      process.on("message", onMessage).once("exit", onExit);
      const request: TaskRequest = { id, task, input, byteLength: bytes?.length ?? null };
      process.send(request, (error) => error && fail("died", error.message));
      if (bytes) process.stdin?.write(bytes);
    });
  }

  return {
    async run<Result>(asker: Asker, work: Omit<Work, "lane">): Promise<Result> {
      clearTimeout(idle);
      try {
        return await turns.take(asker, () => perform<Result>(work));
      } finally {
        if (turns.areOver()) idle = setTimeout(stop, IDLE_MS).unref();
      }
    },
    close() {
      clearTimeout(idle);
      stop();
    },
  };
}

type Waiting = Map<string, (() => Promise<void>)[]>;

/** Lets one act go on at a time. Of those who ask in one rank, each has one turn before anybody has the next. */
function createTurns() {
  const ranks = new Map(RANKS.map((rank) => [rank, { waiting: new Map() as Waiting, count: 0 }]));
  let isTaken = false;

  const next = () => {
    for (const { waiting } of ranks.values()) if (waiting.size > 0) return nextOf(waiting);
    return undefined;
  };

  async function goOn(): Promise<void> {
    isTaken = true;
    for (let act = next(); act; act = next()) await act();
    isTaken = false;
  }

  return {
    areOver: () => [...ranks.values()].every(({ count }) => count === 0),
    take<Result>({ rank: name, who }: Asker, act: () => Promise<Result>): Promise<Result> {
      const rank = ranks.get(name)!;
      const own = rank.waiting.get(who) ?? [];
      if (who !== THE_PORTAL.who && own.length >= MOST_WAITING.ofOne)
        return Promise.reject(new TaskError("too_many", "Too much of one waits already"));
      if (rank.count >= MOST_WAITING.ofRank) return Promise.reject(new TaskError("busy", "Too much waits already"));
      rank.count++;
      const turn = new Promise<Result>((resolve, reject) => {
        own.push(async () => {
          try {
            resolve(await act());
          } catch (error) {
            reject(error as Error);
          }
          rank.count--;
        });
      });
      rank.waiting.set(who, own);
      if (!isTaken) void goOn();
      return turn;
    },
  };
}

/** Takes out the first that waits of who has waited longest for a turn, who then goes behind the others. */
function nextOf(waiting: Waiting): (() => Promise<void>) | undefined {
  const [first] = waiting;
  if (!first) return undefined;
  const [who, [next, ...later]] = first;
  waiting.delete(who);
  if (later.length > 0) waiting.set(who, later);
  return next;
}
