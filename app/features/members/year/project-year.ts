import { dayOf } from "#app/platform/days.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";

/**
 * In which years a project counts: the one notion of it, wherever the portal asks for a year.
 *
 * A project counts in a year when it ran in it: from its first month (the month of its publication where none is named) to its
 * last. Its last month is the planned one, or that in which it was completed or archived where this came earlier; a report that
 * comes late prolongs nothing. What nobody planned an end for runs on until it is completed. Completed or archived before it was to
 * begin, and never published, it ran in no year. Taking no more partners ends nothing.
 *
 * What is to come has not run: a month counts once it has begun. Results count in the year they are dated, people reached in the
 * year in which the report that tells of them was handed in (`yearOfReport`). See docs/decisions/0075.
 */
export interface Run {
  /** Months, `YYYY-MM`; no last one where nobody has planned it. */
  from: string;
  to: string | null;
  /** It was completed or archived. */
  isOver: boolean;
}

interface Dated {
  status: ProjectStatus;
  startMonth: string | null;
  endMonth: string | null;
  publishedAt: Date | null;
  completedAt: Date | null;
  /** Of an archived one the moment it was archived: nobody writes it any more. */
  updatedAt: Date;
}

const MONTH = "YYYY-MM".length;
const monthOfDay = (day: string) => day.slice(0, MONTH);
const monthOf = (moment: Date) => monthOfDay(dayOf(moment));
const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one < other ? other : one);

/** The year of a month or of a day. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

function endOf({ status, completedAt, updatedAt }: Dated): string | null {
  if (completedAt) return monthOf(completedAt);
  return status === "archived" ? monthOf(updatedAt) : null;
}

/** When a project ran or is to run; null for one that never did and never will. */
export function runOf(project: Dated): Run | null {
  const { startMonth, endMonth, publishedAt } = project;
  if (publishedAt === null) return null;
  const from = startMonth ?? monthOf(publishedAt);
  const planned = endMonth === null ? null : later(from, endMonth);
  const end = endOf(project);
  if (end === null) return { from, to: planned, isOver: false };
  if (end < from) return null;
  return { from, to: planned === null ? end : earlier(planned, end), isOver: true };
}

/** What an institution may report of: also what it completed before it was to begin, which never ran, in the month of that. */
export function workOf(project: Dated): Run | null {
  const { publishedAt, completedAt } = project;
  const run = runOf(project);
  if (run || publishedAt === null || completedAt === null) return run;
  return { from: monthOf(completedAt), to: monthOf(completedAt), isOver: true };
}

/** Where the period of a project stands that is to end on a day. */
type EndOfPeriod = "over" | "early" | "not_begun";

export function endOfPeriod(
  { startMonth, endMonth }: Pick<Dated, "startMonth" | "endMonth">,
  today: string,
): { stands: EndOfPeriod; endMonth: string | null } {
  const month = monthOfDay(today);
  if (startMonth !== null && startMonth > month) return { stands: "not_begun", endMonth };
  return endMonth !== null && endMonth > month ? { stands: "early", endMonth: month } : { stands: "over", endMonth };
}

/** Whether it runs, or is to run, in one of these months. */
export const runsBetween = ({ from, to }: Run, first: string, last: string): boolean =>
  from <= last && (to === null || to >= first);

const yearsFrom = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);

/** What a project is in which years, on a day; each project once for each year. */
interface YearsOfProject {
  ran: number[];
  began: number[];
  /** It was completed or archived, and ran in no later year. */
  ended: number[];
  /** It is to run in them and has not yet. */
  planned: number[];
  /** It is or was to end in them, and nobody has said that it did. */
  due: number[];
}

export function yearsOfRun({ from, to, isOver }: Run, today: string): YearsOfProject {
  const now = monthOfDay(today);
  const hasBegun = from <= now;
  const ran = hasBegun ? yearsFrom(yearOf(from), yearOf(to === null ? now : earlier(to, now))) : [];
  const ahead =
    to === null ? yearsFrom(yearOf(from), hasBegun ? 0 : yearOf(from)) : yearsFrom(yearOf(from), yearOf(to));
  return {
    ran,
    began: hasBegun ? [yearOf(from)] : [],
    ended: isOver && to !== null ? [yearOf(to)] : [],
    planned: isOver ? [] : ahead.filter((year) => !ran.includes(year)),
    due: isOver || to === null ? [] : [yearOf(to)],
  };
}

/** Some years on end, the first and the last included. */
export interface Span {
  from: number;
  to: number;
}

/** The years in which it counts: those that are over or run and in which it ran, and those to come in which it is to run. */
export function countedYears({ from, to, isOver }: Run, today: string): Span | null {
  const now = monthOfDay(today);
  const hasBegun = from <= now;
  const open = hasBegun ? yearOf(now) : yearOf(from);
  const last = to === null ? open : yearOf(to);
  const first = hasBegun ? yearOf(from) : Math.max(yearOf(from), yearOf(now) + 1);
  return first > last || (isOver && !hasBegun) ? null : { from: first, to: last };
}

export const isWithin = (year: number, { from, to }: Span): boolean => from <= year && year <= to;

/** The year in which a report told whom its project reached. */
export const yearOfReport = ({ handedInAt, updatedAt }: { handedInAt: Date | null; updatedAt: Date }): number =>
  yearOf(dayOf(handedInAt ?? updatedAt));
