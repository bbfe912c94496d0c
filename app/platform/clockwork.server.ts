import { Cron } from "croner";
import { sql } from "drizzle-orm";
import type { Reader, WithTransaction } from "#db/index.server.ts";
import { jobRuns } from "#db/schema/jobs.ts";
import { associationZone } from "#app/i18n/zone.ts";
import { type Clock, MINUTE_MS } from "./clock.ts";
import type { Logger } from "./logger.server.ts";
import { messageOf } from "./plain-error.server.ts";

/** Something a desk does by the clock, exported beside its work. `app/work/jobs.server.ts` collects them. */
export interface Job<Context> {
  /** Its name in the log and in the catalogue (`administration:jobs.name.*`). */
  name: string;
  /** Six fields, seconds first, read in the zone of the secretariat. */
  cron: string;
  /**
   * Resolves to how many things it did, where it counts. With several processes each of them runs it: it looks again
   * inside its transaction whether a thing is still to do.
   */
  work: (context: Context) => Promise<number | void>;
}

export interface Jobs {
  /** Runs each job at its hours, never one twice at once in this process, and now what was missed while nothing ran. */
  start<Context>(jobs: readonly Job<Context>[], context: Context): Promise<void>;
  /** Runs one job now and notes how it went. A failure is noted and logged, not thrown. */
  run<Context>(job: Job<Context>, context: Context): Promise<void>;
  /** Stops the clockwork and waits for what is running. */
  stop(): Promise<void>;
}

/** When a job comes next after a moment. */
export function nextRunOf({ cron }: { cron: string }, after: Date): Date | null {
  return new Cron(cron, { paused: true, timezone: associationZone() }).nextRun(after);
}

type Outcome = { done: number | null } | { error: unknown };

interface JobsContext {
  db: Reader;
  withTransaction: WithTransaction;
  clock: Clock;
  logger: Logger;
}

export function createJobs(context: JobsContext): Jobs {
  const { db, clock, logger } = context;
  const crons: Cron[] = [];
  const running = new Set<Promise<unknown>>();
  const isNews = newsFilter();

  async function run<C>({ name, cron, work }: Job<C>, workContext: C): Promise<void> {
    const startedAt = clock.now();
    const began = performance.now();
    const outcome = await work(workContext).then(
      (done): Outcome => ({ done: done ?? null }),
      (error: unknown): Outcome => ({ error }),
    );
    if (!isNews(name, cron, outcome, startedAt)) return;
    const milliseconds = Math.round(performance.now() - began);
    logOutcome(logger, name, outcome, milliseconds);
    await note(context, { name, startedAt, milliseconds }, outcome).catch((error: unknown) =>
      logger.error({ err: error, job: name }, "the run of a job could not be noted"),
    );
  }

  function track(turn: Promise<void>): Promise<void> {
    running.add(turn);
    return turn.finally(() => running.delete(turn));
  }

  async function lastRunsByName(): Promise<Map<string, Date>> {
    const rows = await db.select({ name: jobRuns.name, startedAt: jobRuns.startedAt }).from(jobRuns);
    return new Map(rows.map(({ name, startedAt }) => [name, startedAt]));
  }

  return {
    async start(jobs, workContext) {
      const lastRuns = await lastRunsByName();
      for (const job of jobs) {
        const options = { protect: true, unref: true, timezone: associationZone() };
        crons.push(new Cron(job.cron, options, () => track(run(job, workContext))));
        const lastRun = lastRuns.get(job.name);
        const dueAgain = lastRun && nextRunOf(job, lastRun);
        if (dueAgain && dueAgain < clock.now()) void track(run(job, workContext));
      }
    },
    run: (job, workContext) => track(run(job, workContext)),
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}

// A job that ticks every few seconds is noted when something happened, otherwise once a minute.
function newsFilter() {
  const last = new Map<string, { at: number; isFailure: boolean }>();
  return (name: string, cron: string, outcome: Outcome, now: Date): boolean => {
    const isFailure = "error" in outcome;
    const known = last.get(name);
    const isSame = known?.isFailure === isFailure && now.getTime() - known.at < MINUTE_MS;
    const hasDoneSomething = !isFailure && (outcome.done ?? 0) > 0;
    if (cron.startsWith("*") && isSame && !hasDoneSomething) return false;
    last.set(name, { at: now.getTime(), isFailure });
    return true;
  };
}

function logOutcome(logger: Logger, job: string, outcome: Outcome, ms: number): void {
  if ("error" in outcome) return logger.error({ err: outcome.error, job, ms }, "job failed");
  logger[outcome.done === 0 ? "debug" : "info"]({ job, done: outcome.done, ms }, "job run");
}

interface Run {
  name: string;
  startedAt: Date;
  milliseconds: number;
}

async function note({ withTransaction }: JobsContext, run: Run, outcome: Outcome): Promise<void> {
  const isFailure = "error" in outcome;
  const row = isFailure
    ? { ...run, done: null, lastFailedAt: run.startedAt, lastError: messageOf(outcome.error) }
    : { ...run, done: outcome.done };
  const failures = isFailure ? sql`${jobRuns.failures} + 1` : 0;
  await withTransaction(async (tx) => {
    await tx
      .insert(jobRuns)
      .values({ ...row, failures: isFailure ? 1 : 0 })
      .onConflictDoUpdate({ target: jobRuns.name, set: { ...row, failures } });
  });
}
