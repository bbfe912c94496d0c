import type { DirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { facetLabel } from "#app/features/members/directory/facet-label.server.ts";
import { type MemberRecord, readRecords } from "#app/features/members/directory/member-records.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";

export const ATOM_TYPE = "application/atom+xml; charset=utf-8";

const MOST_ENTRIES = 50;
const LONGEST_SUMMARY = 500;

interface Asked {
  origin: string;
  association: string;
  /** Path and query of the feed, and of the page with the same members. */
  path: string;
  pagePath: string;
  today: string;
  locale: Locale;
}

const midnightOf = (day: string) => `${day}T00:00:00Z`;

/** The members that a filter leaves and that came last, as an Atom feed (RFC 4287). */
export async function memberFeed(db: Reader, filter: DirectoryFilter, asked: Asked): Promise<string> {
  const { today, locale, origin } = asked;
  const { index, selection } = await selectMembers(db, { ...filter, sort: "newest" }, { today, locale });
  const newest = selection.found.subarray(0, selection.isGuess ? 0 : MOST_ENTRIES);
  const records = await readRecords(db, index, newest);
  const [last = today] = records.map(({ startsOn }) => startsOn);
  const t = translator(locale);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${escapeXml(origin + asked.path)}</id>
<title>${escapeXml(t("members:directory.feed.title", { association: asked.association }))}</title>
<updated>${midnightOf(last)}</updated>
<author><name>${escapeXml(asked.association)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(origin + asked.path)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(origin + asked.pagePath)}"/>
${records.map((record) => entryOf(record, asked)).join("\n")}
</feed>
`;
}

/** A member keeps its number when its address changes, and is told once. */
function entryOf(record: MemberRecord, { origin, locale }: Asked): string {
  const { name, lang } = nameOf(record, locale);
  const page = `${origin}/directory/${record.slug}`;
  const profile = record.profiles[locale] ?? record.profileEn;
  const place = placeName(record.city, record.country, locale);
  const summary = `${facetLabel("category", record.category, locale)} · ${place}\n${excerptOf(profile, LONGEST_SUMMARY)}`;
  return `<entry${lang ? ` xml:lang="${escapeXml(lang)}"` : ""}>
<id>${escapeXml(`${origin}/verify/${record.number}`)}</id>
<title>${escapeXml(name)}</title>
<published>${midnightOf(record.startsOn)}</published>
<updated>${midnightOf(record.startsOn)}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
<category term="${escapeXml(record.country)}"/>
<summary xml:lang="${locale}">${escapeXml(summary)}</summary>
</entry>`;
}
