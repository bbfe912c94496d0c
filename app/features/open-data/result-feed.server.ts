import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { Words } from "#app/features/projects/project/project-words.server.ts";
import { listPublished } from "#app/features/projects/published/published-results.server.ts";
import { resultCard } from "#app/features/projects/published/result-page.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { Reader } from "#db/index.server.ts";

const MOST_ENTRIES = 50;
const LONGEST_SUMMARY = 500;

interface Asked {
  origin: string;
  association: string;
  words: Words;
}

/** The newest results that everybody may read, as an Atom feed (RFC 4287). */
export async function resultFeed(db: Reader, { origin, association, words }: Asked): Promise<string> {
  const { t, locale, today } = words;
  const everybody = await getAudience(db, null, today);
  const rows = await listPublished(db, everybody, { limit: MOST_ENTRIES });
  const changed = rows.map(({ row }) => (row.checkedAt ?? row.updatedAt).getTime());
  const updated = new Date(changed.length > 0 ? Math.max(...changed) : Date.parse(today));
  const entries = rows.map((result) => {
    const { to, title, type, by } = resultCard(result, result.project, words);
    const { row } = result;
    return `<entry xml:lang="${escapeXml(title.lang)}">
<id>${escapeXml(`${origin}/results/${row.id}`)}</id>
<title>${escapeXml(title.text)}</title>
<published>${(row.publishedAt ?? row.updatedAt).toISOString()}</published>
<updated>${(row.checkedAt ?? row.updatedAt).toISOString()}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(origin + to)}"/>
${row.themes.map((code) => `<category term="${escapeXml(code)}"/>`).join("")}
<summary>${escapeXml(`${[type, ...by].join(" · ")}\n${excerptOf(row.description, LONGEST_SUMMARY)}`)}</summary>
</entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${escapeXml(`${origin}/results/feed.atom`)}</id>
<title>${escapeXml(t("results:list.feed_title", { association }))}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${escapeXml(association)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${origin}/results/feed.atom`)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}/results`)}"/>
${entries.join("\n")}
</feed>
`;
}
