import type { Schedule } from "./schedule.ts";

interface Moment {
  dateTime: string;
  text: string;
}

/** One job as the administrator sees it. */
export interface JobLine {
  name: string;
  schedule: Schedule | null;
  lastRun: { startedAt: Moment; milliseconds: number; done: number | null } | null;
  nextRun: Moment | null;
  /** Failed runs since the last good one; 0 is well. */
  failures: number;
  lastFailure: { at: Moment; error: string } | null;
}
