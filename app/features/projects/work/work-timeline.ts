import type { MilestoneRow, PackageRow } from "./list-work.server.ts";
import type { PackageView, WorkTimelineView } from "./work-model.ts";

/** How wide the work is drawn. */
const WIDTH = 1000;
const MONTHS = 12;

/** The place of a day or month in months since the year 0. */
function monthsUntil(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year * MONTHS + (month - 1) + (date - 1) / 31;
}

const monthAt = (months: number) => `${Math.floor(months / MONTHS)}-${String((months % MONTHS) + 1).padStart(2, "0")}`;

interface Rows {
  packages: readonly PackageRow[];
  milestones: readonly MilestoneRow[];
}

/** The parts of the work on one scale of months with their milestones; null where there is none. */
export function timelineOf(
  views: readonly PackageView[],
  { packages, milestones }: Rows,
  { today }: { today: string },
): (Omit<WorkTimelineView, "span"> & { months: [first: string, last: string] }) | null {
  if (packages.length === 0) return null;
  const named = milestones.filter(({ packageId }) => packageId !== null);
  const from = Math.floor(
    Math.min(
      ...packages.map(({ startMonth }) => monthsUntil(startMonth)),
      ...named.map((one) => monthsUntil(one.dueOn)),
    ),
  );
  const until = Math.ceil(
    Math.max(
      ...packages.map(({ endMonth }) => monthsUntil(endMonth) + 1),
      ...named.map((one) => monthsUntil(one.dueOn)),
    ),
  );
  const place = (months: number) => Math.round((10 * WIDTH * (months - from)) / (until - from)) / 10;
  const now = monthsUntil(today);
  const first = Math.ceil(from / MONTHS);
  const years = Array.from({ length: Math.floor((until - 1) / MONTHS) - first + 1 }, (_, at) => first + at);
  return {
    months: [monthAt(from), monthAt(until - 1)],
    years: years.map((year) => ({ label: String(year), x: place(year * MONTHS) })),
    today: now >= from && now <= until ? place(now) : null,
    lines: packages.flatMap((row) => {
      const view = views.find(({ id }) => id === row.id);
      if (!view) return [];
      const x = place(monthsUntil(row.startMonth));
      const end = place(monthsUntil(row.endMonth) + 1);
      const { id, title, lead, period } = view;
      return {
        ...{ id, title, lead, period },
        bar: { x, width: Math.round(10 * (end - x)) / 10 },
        marks: view.milestones.map((one) => ({
          id: one.id,
          x: place(monthsUntil(milestones.find((row) => row.id === one.id)?.dueOn ?? today)),
          tone: one.status.tone,
        })),
      };
    }),
  };
}
