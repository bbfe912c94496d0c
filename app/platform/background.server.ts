import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { TaskAnswer, TaskRequest } from "#app/worker/answer-tasks.ts";
import { builtFile, isBundled } from "./built-files.server.ts";
import { type Asker, createFairQueue, TaskError, type TaskFailure, THE_PORTAL } from "./fair-queue.ts";
import type { Logger } from "./logger.server.ts";

/** Work of one kind shares one process, so that a slow print never holds up an upload. */
export type Lane = "files" | "print";

export interface Work {
  lane: Lane;
  task: string;
  /** A structured clone of it goes over; large bytes go as `bytes`, without a copy on the way. */
  input?: unknown;
  bytes?: Uint8Array;
  /** The process is ended when the task itself, once begun, takes longer. */
  timeoutMs: number;
}

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
  const turns = createFairQueue();
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
