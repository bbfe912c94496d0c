import { readSync } from "node:fs";

/**
 * One thing to do: what it is called, what it works on. Both sides exchange structured clones; bytes to work on come
 * beside the message, as so many of the standard input.
 */
export interface TaskRequest {
  id: number;
  task: string;
  input: unknown;
  byteLength: number | null;
}

export type TaskAnswer = { id: number; result: unknown } | { id: number; error: string };

/** What a process of the background can do, by name. */
type Tasks = Record<string, (input: never) => unknown>;

/** Reads from the parent into one buffer: a file passes through no other hands. */
function readBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length;) {
    const read = readSync(0, bytes, at, length - at, null);
    if (read === 0) throw new Error("The parent is gone");
    at += read;
  }
  return bytes;
}

/** Turns this process into one that does tasks for its parent, one after another, and ends with it. */
export function answerTasks(tasks: Tasks): void {
  const answer = (message: TaskAnswer) => process.send?.(message);
  process.on("disconnect", () => process.exit());
  process.on("message", ({ id, task, input, byteLength }: TaskRequest) => {
    const material = byteLength === null ? input : readBytes(byteLength);
    const work = tasks[task] as ((input: unknown) => unknown) | undefined;
    if (!work) return void answer({ id, error: `There is no task ${task}` });
    Promise.resolve()
      .then(() => work(material))
      .then((result) => answer({ id, result }))
      .catch((error: unknown) => answer({ id, error: error instanceof Error ? error.message : String(error) }))
      // The file just looked into would stay in memory until the next one comes.
      .finally(() => setImmediate(() => globalThis.gc?.()));
  });
}
