import { isEntitled } from "#app/features/members/institution/rights.ts";
import type { BoardRow } from "./select-cards.server.ts";
import type { BarView, TimelineView } from "./ui/timeline-model.ts";
import { presentProject } from "../project/present-project.server.ts";
import { takesInterest } from "../project/project.ts";
import type { Words } from "../project/project-words.server.ts";

/** Whole years are drawn, so that the axis needs no words: those the projects run in, but no more than these around today. */
const MOST_BEFORE = 2;
const MOST_AFTER = 5;
const MONTHS = 12;
/** How wide a line is drawn. */
const TIMELINE_WIDTH = 1000;

const yearOf = (day: string) => Number(day.slice(0, 4));

/** The place of a day or month in months since the year 0. */
function monthsUntil(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year * MONTHS + (month - 1) + (date - 1) / 31;
}

function yearsOf(rows: readonly BoardRow[], today: string): number[] {
  const now = yearOf(today);
  const named = rows.flatMap(({ startMonth, endMonth }) => [startMonth, endMonth].flatMap((one) => one ?? []));
  const years = [now, ...named.map(yearOf)].filter((year) => year >= now - MOST_BEFORE && year <= now + MOST_AFTER);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Some projects on a common scale of years: when each runs, and until when it is answered. */
export function timelineOf(rows: readonly BoardRow[], words: Words): TimelineView {
  const { today } = words;
  const years = yearsOf(rows, today);
  const from = (years[0] ?? yearOf(today)) * MONTHS;
  const scale = TIMELINE_WIDTH / (years.length * MONTHS);
  const place = (months: number) =>
    Math.round(10 * Math.min(Math.max((months - from) * scale, 0), TIMELINE_WIDTH)) / 10;
  const bar = (start: number, end: number): BarView | null => {
    const [x, until] = [place(start), place(end)];
    return until > x ? { x, width: Math.round(10 * (until - x)) / 10 } : null;
  };
  return {
    years,
    quarters: Array.from({ length: years.length * 4 - 1 }, (_, at) => place(from + 3 * (at + 1))),
    today: place(monthsUntil(today)),
    lines: rows.map((row) => {
      const isLeadActive = isEntitled(row.leadTerm, "show_projects", today);
      const { slug, title, lead, deadline, period } = presentProject({ ...row, row, isLeadActive }, words);
      const { startMonth, endMonth, answerBy, status } = row;
      const isAsking = takesInterest(row, today) && answerBy !== null;
      return {
        ...{ slug, title, lead: lead.name, period, answerBy: isAsking && deadline ? deadline.text : null },
        asks: isAsking ? bar(monthsUntil(today), monthsUntil(answerBy)) : null,
        runs: startMonth && endMonth ? bar(monthsUntil(startMonth), monthsUntil(endMonth) + 1) : null,
        isOver: status === "completed",
      };
    }),
  };
}
