import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listOwnInstitutions } from "#app/features/members/institution/own-institution.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import type { MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { WeekItem, WeekView } from "./week-model.ts";
import { readWeek } from "./week.server.ts";

interface Asked {
  db: Reader;
  clock: Clock;
  locale: Locale;
}

/** So much is read in five minutes; the rest is one link away. */
export const FIRST = 12;

/** The names of a person's institutions, where there are several to tell apart. */
async function severalOf({ db, clock, locale }: Asked, viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  if (institutionIds(viewer).length < 2) return new Map();
  const own = await listOwnInstitutions(db, viewer, dayNow(clock));
  return new Map(own.map(({ institution }) => [institution.id, nameOf(institution, locale).name]));
}

/** What can be acted on, as a reader is shown it. */
export async function weekItems(asked: Asked, viewer: Viewer, tasks: readonly MemberTask[]): Promise<WeekItem[]> {
  const several = await severalOf(asked, viewer);
  return tasks.map((task) => itemOf(task, several));
}

function itemOf(task: MemberTask, several: ReadonlyMap<string, string>): WeekItem {
  const { to, act, title, detail: why, dueAt, since, institutionId } = task;
  const name = institutionId === undefined ? undefined : several.get(institutionId);
  const institution = name === undefined || name === title ? null : name;
  return { to, act, title, why, institution, dueAt: dueAt ?? null, since: since ?? null };
}

/** The page of the week: the first tasks or all of them, and what may be taken up. */
export async function weekView(asked: Asked, viewer: Viewer, isWhole: boolean): Promise<WeekView> {
  const { tasks, offers } = await readWeek(asked, viewer);
  const shown = isWhole ? tasks : tasks.slice(0, FIRST);
  return {
    tasks: await weekItems(asked, viewer, shown),
    total: tasks.length,
    first: FIRST,
    offers: await weekItems(asked, viewer, offers),
  };
}
