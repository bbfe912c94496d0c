import { and, desc, eq, gte, lte } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { type Clock, DAY_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { news } from "#db/schema/letters.ts";
import type { Locale } from "#db/locales.ts";
import { asksForStep } from "./asking-kinds.ts";
import { mayStillSee } from "./may-still-see.server.ts";
import type { NewsLine } from "./recent-news.ts";

const SHOWN_DAYS = 30;
const READ = 40;
const SHOWN = 10;

/** What happened lately and concerns a person, newest first; what asks for a step stands among what waits. */
export async function listRecentNews(
  { db, clock, locale }: { db: Reader; clock: Clock; locale: Locale },
  viewer: Viewer,
): Promise<NewsLine[]> {
  const now = clock.now();
  const since = new Date(now.getTime() - SHOWN_DAYS * DAY_MS);
  const rows = await db
    .select()
    .from(news)
    .where(and(eq(news.userId, viewer.id), gte(news.createdAt, since), lte(news.createdAt, now)))
    .orderBy(desc(news.createdAt), desc(news.id))
    .limit(READ);
  const shown: NewsLine[] = [];
  for (const row of rows) {
    if (shown.length === SHOWN) break;
    if (asksForStep(row) || !(await mayStillSee(db, viewer, row, dayOf(now)))) continue;
    const { id, line, lines, path, createdAt } = row;
    shown.push({
      id,
      line: lines?.[locale] ?? line,
      path,
      at: createdAt.toISOString(),
      atText: formatDate(createdAt, locale),
    });
  }
  return shown;
}
