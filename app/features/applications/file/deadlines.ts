import { dayOf, monthsAfter } from "#app/platform/days.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { nextStatus, REOPEN_MONTHS } from "./application.ts";

interface Closed {
  status: ApplicationStatus;
  statusChangedAt: Date;
}

/** The last day on which an expired application can be opened again, `YYYY-MM-DD`. */
export function reopenUntil({ statusChangedAt }: Pick<Closed, "statusChangedAt">): string {
  return monthsAfter(dayOf(statusChangedAt), REOPEN_MONTHS);
}

/** The end of the day on which a deferred file is taken up again; null when it is not put off now. */
export function deferredUntil({ status, dueAt }: { status: ApplicationStatus; dueAt: Date | null }): Date | null {
  return status === "deferred" ? dueAt : null;
}

/** Whether an application can be opened again now. */
export function canReopen(application: Closed, now: Date): boolean {
  return nextStatus(application.status, "reopen") !== null && dayOf(now) <= reopenUntil(application);
}
