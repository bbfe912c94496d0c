import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Clock } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listMemberTasks } from "./waiting.server.ts";
import { byDay, isOfWeek, type Week } from "./week.ts";
import { listOffers } from "./week-offers.server.ts";

interface Asked {
  db: Reader;
  clock: Clock;
  locale: Locale;
}

/** What the institutions of a person can act on in this week and the next, as it stands now. Nothing of it is kept. */
export async function readWeek(asked: Asked, viewer: Viewer): Promise<Week> {
  const today = dayNow(asked.clock);
  const [tasks, offers] = await Promise.all([listMemberTasks(asked, viewer), listOffers(asked, viewer)]);
  return { tasks: tasks.filter((task) => isOfWeek(task, today)).sort(byDay), offers };
}
