import { daysAfter } from "#app/platform/days.ts";
import type { MemberTask } from "#app/ui/member-task.ts";

/** What has its last day later than this is of a later week. */
const AHEAD_DAYS = 28;
/** A draft is left alone after a week; one that nobody wanted for so long is not asked about any more. */
const DRAFT_RESTS = { from: 7, until: 90 };

/** Something a member may take up. */
export type Offer = MemberTask & {
  /** It came in the last seven days, or its last day is near: the letter tells of it. */
  isTold: boolean;
};

/** What an institution can act on in a week. */
export interface Week {
  tasks: MemberTask[];
  offers: Offer[];
}

function isDraftLeftAlone({ since }: MemberTask, today: string): boolean {
  const day = since?.dateTime.slice(0, "YYYY-MM-DD".length) ?? today;
  return day <= daysAfter(today, -DRAFT_RESTS.from) && day >= daysAfter(today, -DRAFT_RESTS.until);
}

/** Whether something is of the week that begins on a day, or of one of the next. */
export function isOfWeek(task: MemberTask, today: string): boolean {
  if (task.act === "finish") return isDraftLeftAlone(task, today);
  if (task.isAwaited) return true;
  return task.dueAt === undefined || task.dueAt.dateTime.slice(0, "YYYY-MM-DD".length) <= daysAfter(today, AHEAD_DAYS);
}

/** The nearest last day first; then what has none, the longest waiting first. */
export function byDay(one: MemberTask, other: MemberTask): number {
  const keyOf = ({ dueAt, since }: MemberTask) => (dueAt ? `0${dueAt.dateTime}` : `1${since?.dateTime}`);
  return keyOf(one).localeCompare(keyOf(other));
}

/** The day until which what begins on another is looked for. */
export const lastDayOfWeeks = (today: string) => daysAfter(today, AHEAD_DAYS);
