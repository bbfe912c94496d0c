import { isoDay } from "#app/platform/clock.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";

/**
 * The life of a joint project on the board. Each event leads from certain states to one; everything else is refused.
 * A posting is checked before it is published, as partner-search databases do, and can be taken off for changes later.
 */
const TRANSITIONS = {
  submit: { from: ["draft", "changes_requested"], to: "submitted" },
  publish: { from: ["draft", "changes_requested", "submitted"], to: "open" },
  publish_closed: { from: ["draft", "changes_requested", "submitted"], to: "closed_to_partners" },
  ask_changes: { from: ["submitted", "open", "closed_to_partners"], to: "changes_requested" },
  decline: { from: ["submitted"], to: "declined" },
  take_back: { from: ["submitted"], to: "draft" },
  take_back_to_changes: { from: ["submitted"], to: "changes_requested" },
  close: { from: ["open"], to: "closed_to_partners" },
  reopen: { from: ["closed_to_partners"], to: "open" },
  renew: { from: ["open"], to: "open" },
  complete: { from: ["open", "closed_to_partners"], to: "completed" },
  correct: { from: ["completed"], to: "completed" },
  hide: { from: ["open", "closed_to_partners", "completed"], to: "hidden" },
  put_back_open: { from: ["hidden"], to: "open" },
  put_back_closed_to_partners: { from: ["hidden"], to: "closed_to_partners" },
  put_back_completed: { from: ["hidden"], to: "completed" },
  archive: { from: ["draft", "changes_requested", "open", "closed_to_partners", "completed"], to: "archived" },
} as const satisfies Record<string, { from: readonly ProjectStatus[]; to: ProjectStatus }>;

export type ProjectEvent = keyof typeof TRANSITIONS;
export const PROJECT_EVENTS = Object.keys(TRANSITIONS) as ProjectEvent[];

/** The state an event leads to from a state, or null when it is not possible there. */
export function nextStatus(status: ProjectStatus, event: ProjectEvent): ProjectStatus | null {
  const transition = TRANSITIONS[event];
  const from: readonly ProjectStatus[] = transition.from;
  return from.includes(status) ? transition.to : null;
}

/** States in which a project stands on the board. */
export const ON_BOARD = ["open", "closed_to_partners", "completed"] as const satisfies ProjectStatus[];

/** States in which what is typed is kept without being checked. */
const DRAFTING = ["draft", "changes_requested"] as const satisfies ProjectStatus[];

/** States in which the lead institution may change what is published. */
export const EDITABLE_ON_BOARD = ["open", "closed_to_partners"] as const satisfies ProjectStatus[];

export function isOnBoard(status: ProjectStatus): boolean {
  return ON_BOARD.some((one) => one === status);
}

export function isDrafting(status: ProjectStatus): boolean {
  return DRAFTING.some((one) => one === status);
}

/** States in which nobody writes it: for good, or until somebody has looked at it again. */
export const OVER = ["completed", "archived", "declined", "hidden"] as const satisfies ProjectStatus[];

/** Whether nobody writes it any more. */
export function isOver(status: ProjectStatus): boolean {
  return OVER.some((one) => one === status);
}

/** Only a draft nobody but its own institution has ever been told of may vanish. */
export function isDeletable({ status, publishedAt }: { status: ProjectStatus; publishedAt: Date | null }): boolean {
  return status === "draft" && publishedAt === null;
}

/** Projects run for one month to five years, as Erasmus+ and Horizon calls do. */
export const LONGEST_MONTHS = 60;

/** Interest is answered within this time unless the lead institution says otherwise. */
export const DEFAULT_ANSWER_DAYS = 90;

/** Nobody holds a call open longer without saying again that partners are sought. */
export const MOST_ANSWER_DAYS = 731;

/** An invitation can be answered for so many days, unless the lead says otherwise, and at most for the second number. */
export const INVITATION_DAYS = 21;
export const MOST_INVITATION_DAYS = 180;

/** So many days before its last day an institution is reminded of an invitation. */
export const INVITED_SOON_DAYS = 3;

/** After so many days the lead institution is reminded that somebody waits: once, and once more. */
export const REMIND_AFTER_DAYS = 7;
export const REMIND_AGAIN_AFTER_DAYS = 14;

/** Interest is answered in time within so many days; leads are rated by the interest of so many months, where there is enough. */
export const ANSWERED_WITHIN_DAYS = 14;
export const RATED_MONTHS = 12;
export const LEAST_RATED = 5;

/** Days a deadline counts as near. */
export const SOON_DAYS = 14;

/** Months from the beginning of the first month to the beginning of the last, `YYYY-MM`. */
/** The last day of a project's period where a day comes before it; null where the period is over or none was given. */
export function endAhead({ endMonth }: { endMonth: string | null }, today: string): string | null {
  const [year = 0, month = 0] = (endMonth ?? "").split("-").map(Number);
  const last = endMonth && isoDay(new Date(Date.UTC(year, month, 0)));
  return last && last > today ? last : null;
}

export function monthsBetween(startMonth: string, endMonth: string): number {
  const [startYear = 0, start = 0] = startMonth.split("-").map(Number);
  const [endYear = 0, end = 0] = endMonth.split("-").map(Number);
  return (endYear - startYear) * 12 + (end - start);
}

/** Whole days from one calendar day to another, `YYYY-MM-DD`; negative when the second is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

interface Answerable {
  status: ProjectStatus;
  answerBy: string | null;
}

/** Whether the board still takes interest in it on that day: open, and the day for answers not passed. */
export function takesInterest({ status, answerBy }: Answerable, today: string): boolean {
  return status === "open" && answerBy !== null && answerBy >= today;
}

/** From here on a partnership crosses enough borders for most international calls (Erasmus+ KA220: three countries). */
export const COUNTRIES_FOR_CALLS = 3;

/** Words of an address that no project may take. */
const RESERVED_SLUGS = ["new", "mine", "suggested", "criteria", "co-editing", "conversations"];
const LONGEST_SLUG = 80;

/**
 * The beginning of a project's address from its English title; letters of other scripts must be transliterated before.
 * Empty when no Latin letter is left.
 */
export function slugBase(title: string): string {
  const words = title.match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST_SLUG);
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return RESERVED_SLUGS.includes(slug) ? `project-${slug}` : slug;
}
