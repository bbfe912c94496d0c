/** A process of the background that misbehaves on demand. */
import { setTimeout as sleep } from "node:timers/promises";
import { answerTasks } from "#app/worker/answer-tasks.ts";

const hoard: unknown[] = [];

answerTasks({
  echo: (input: unknown) => input,
  length: (bytes: Uint8Array) => bytes.length,
  environment: () => Object.keys(process.env),
  pid: () => process.pid,
  refuse: (reason: string) => {
    throw new Error(reason);
  },
  sleep: (milliseconds: number) => sleep(milliseconds),
  spin: () => {
    for (;;);
  },
  die: () => process.exit(3),
  hoard: () => {
    for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  },
});
