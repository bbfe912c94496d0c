import { jobRuns } from "#db/schema/jobs.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { nextRunOf } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { JobLine } from "./job-line.ts";
import { JOBS } from "./jobs.server.ts";
import { readSchedule } from "./schedule.ts";

/** Every job of the portal: when it runs, how it went last, when it comes next. */
export async function listJobs({ db, clock, locale }: Services & { locale: Locale }): Promise<JobLine[]> {
  const rows = new Map((await db.select().from(jobRuns)).map((row) => [row.name, row]));
  const moment = (date: Date) => ({ dateTime: date.toISOString(), text: formatDateTime(date, locale) });
  return JOBS.map((job) => {
    const row = rows.get(job.name);
    const next = nextRunOf(job, clock.now());
    const { lastFailedAt = null, lastError = null } = row ?? {};
    return {
      name: job.name,
      schedule: readSchedule(job.cron),
      lastRun: row ? { startedAt: moment(row.startedAt), milliseconds: row.milliseconds, done: row.done } : null,
      nextRun: next && moment(next),
      failures: row?.failures ?? 0,
      lastFailure: lastFailedAt && { at: moment(lastFailedAt), error: lastError ?? "" },
    };
  });
}
