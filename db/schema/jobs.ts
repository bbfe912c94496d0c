import { integer, table, text, timestamp } from "../kit.ts";

/** The last run of each job of the clock, for the page on which administrators see that it goes. */
export const jobRuns = table("job_runs", {
  name: text().primaryKey(),
  startedAt: timestamp().notNull(),
  milliseconds: integer().notNull(),
  /** How many things it did; null when the job does not count. */
  done: integer(),
  /** Runs that failed since the last one that did not. */
  failures: integer().notNull(),
  lastFailedAt: timestamp(),
  lastError: text(),
});
