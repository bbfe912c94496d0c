import { type BoardFilters, SEEKING } from "#app/features/projects/board/board-filters.ts";
import { listFirst } from "#app/features/projects/board/board-queries.server.ts";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import type { BoardRow } from "#app/features/projects/board/select-cards.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import { type CalendarDay, writeCalendar } from "#app/platform/calendar.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { Reader } from "#db/index.server.ts";

export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

const MOST_ENTRIES = 50;
const MOST_DAYS = 500;

interface Asked {
  origin: string;
  association: string;
  /** Path and query of the feed, and of the page with the same projects. */
  path: string;
  pagePath: string;
  words: Words;
}

/** The projects that filters leave and that were published last, as an Atom feed (RFC 4287): those that everybody may see. */
export async function boardFeed(db: Reader, filters: BoardFilters, asked: Asked): Promise<string> {
  const { origin, association, words } = asked;
  const { t, locale, today } = words;
  const everybody = await getAudience(db, null, today);
  const newest = { ...filters, sort: "newest" } as const;
  const rows = await listFirst(db, everybody, newest, { today, limit: MOST_ENTRIES });
  const changed = rows.map(({ updatedAt }) => updatedAt.getTime());
  const updated = new Date(changed.length > 0 ? Math.max(...changed) : Date.parse(today));
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${escapeXml(origin + asked.path)}</id>
<title>${escapeXml(t("projects:feed.title", { association }))}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${escapeXml(association)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(origin + asked.path)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(origin + asked.pagePath)}"/>
${rows.map((row) => entryOf(row, asked)).join("\n")}
</feed>
`;
}

function entryOf(row: BoardRow, { origin, words }: Asked): string {
  const { title, lead, deadline, excerpt } = boardCard(row, words);
  const page = `${origin}/projects/${row.slug}`;
  const day = deadline && `${words.t("projects:board.answer_by")} ${deadline.text}`;
  const facts = [lead.name, lead.country, ...(day ? [day] : [])].join(" · ");
  return `<entry xml:lang="${escapeXml(title.lang)}">
<id>${escapeXml(page)}</id>
<title>${escapeXml(title.text)}</title>
<published>${(row.publishedAt ?? row.updatedAt).toISOString()}</published>
<updated>${row.updatedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
${row.themes.map((code) => `<category term="${escapeXml(code)}"/>`).join("")}
<summary>${escapeXml(`${facts}\n${excerpt.text}`)}</summary>
</entry>`;
}

/** The last days for answers of the projects that filters leave and that still take partners: those that everybody may see. */
export async function boardCalendar(db: Reader, filters: BoardFilters, asked: Asked): Promise<string> {
  const { origin, association, words } = asked;
  const { t, today } = words;
  const everybody = await getAudience(db, null, today);
  const open = { ...filters, sort: "deadline", chosen: { ...filters.chosen, seeking: [SEEKING] } } as const;
  const rows = await listFirst(db, everybody, open, { today, limit: MOST_DAYS });
  const days = rows.flatMap((row): CalendarDay[] => {
    const { title, lead } = boardCard(row, words);
    const url = `${origin}/projects/${row.slug}`;
    return row.answerBy === null
      ? []
      : [
          {
            ...{ uid: row.id, day: row.answerBy, changedAt: row.updatedAt, url },
            summary: t("projects:calendar.event", { title: title.text }),
            description: `${lead.name}, ${lead.country}\n${url}`,
          },
        ];
  });
  return writeCalendar(t("projects:calendar.title", { association }), days);
}
