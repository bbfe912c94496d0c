/** One thing to do: what it is called, what it works on. Both sides exchange structured clones. */
export interface TaskRequest {
  id: number;
  task: string;
  input: unknown;
}

export type TaskAnswer = { id: number; result: unknown } | { id: number; error: string };

/** What a process of the background can do, by name. */
export type Tasks = Record<string, (input: never) => unknown>;

/** Turns this process into one that does tasks for its parent, one after another, and ends with it. */
export function answerTasks(tasks: Tasks): void {
  const answer = (message: TaskAnswer) => process.send?.(message);
  process.on("disconnect", () => process.exit());
  process.on("message", ({ id, task, input }: TaskRequest) => {
    const work = tasks[task] as ((input: unknown) => unknown) | undefined;
    if (!work) return void answer({ id, error: `There is no task ${task}` });
    Promise.resolve()
      .then(() => work(input))
      .then((result) => answer({ id, result }))
      .catch((error: unknown) => answer({ id, error: error instanceof Error ? error.message : String(error) }));
  });
}
