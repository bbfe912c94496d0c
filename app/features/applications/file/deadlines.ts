import { dayOf, monthsAfter } from "#app/platform/days.ts";
import { TAKE_UP_MONTHS } from "./formalities.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { APPEAL_MONTHS, nextStatus, REAPPLY_MONTHS, REOPEN_MONTHS } from "./application.ts";

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

/** How the secretariat can open a closed file again on a day: at once, by taking up its approval, by two people, or not at all. */
export function reopeningOf(
  { status, statusChangedAt }: Closed,
  now: Date,
): "at_once" | "approval" | "with_consent" | null {
  if (nextStatus(status, "take_up_again") !== null) return "at_once";
  if (nextStatus(status, "take_up_approval") !== null)
    return dayOf(now) <= monthsAfter(dayOf(statusChangedAt), TAKE_UP_MONTHS) ? "approval" : null;
  const isInPeriod = dayOf(now) <= monthsAfter(dayOf(statusChangedAt), REAPPLY_MONTHS);
  return isInPeriod && nextStatus(status, "reopen_refused") !== null ? "with_consent" : null;
}

/** The last day on which a refusal can be appealed against, `YYYY-MM-DD`; null where there is none to appeal against. */
export function appealUntil({
  status,
  decidedAt,
}: {
  status: ApplicationStatus;
  decidedAt: Date | null;
}): string | null {
  return nextStatus(status, "appeal") !== null && decidedAt ? monthsAfter(dayOf(decidedAt), APPEAL_MONTHS) : null;
}

/** Whether an appeal can be lodged now. */
export function canAppeal(application: { status: ApplicationStatus; decidedAt: Date | null }, now: Date): boolean {
  const until = appealUntil(application);
  return until !== null && dayOf(now) <= until;
}
