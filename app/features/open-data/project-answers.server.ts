import type { z } from "zod";
import { type BoardFilters, eachFacet, isYearFacet } from "#app/features/projects/board/board-filters.ts";
import { findOnBoard } from "#app/features/projects/board/board-queries.server.ts";
import {
  findProjectRecord,
  type ProjectRecord,
  readProjectRecords,
} from "#app/features/projects/board/project-records.server.ts";
import { isLocale } from "#app/i18n/locale.ts";
import type { Reader } from "#db/index.server.ts";
import { projectAnswerSchema, projectListSchema } from "./api.schema.ts";
import { type Asked, pageOf, pick } from "./page-of.ts";
import type { projectQuery, projectsQuery } from "./parameters.schema.ts";

function projectData(record: ProjectRecord, origin: string) {
  const { topics, lead, partners, textLanguage } = record;
  const member = ({ slug, nameEn, country }: ProjectRecord["lead"]) => {
    return { slug, url: `${origin}/directory/${slug}`, name: nameEn, country };
  };
  return {
    ...record,
    url: `${origin}/projects/${record.slug}`,
    title: record.titleEn,
    titles: { ...record.translatedTitles, en: record.titleEn },
    summaries: { ...record.summaries, ...(isLocale(textLanguage) ? { [textLanguage]: record.summary } : {}) },
    themes: topics.theme,
    unescoFields: topics.unesco_field,
    fields: topics.field,
    sdgs: topics.sdg,
    targetGroups: topics.target_group,
    countries: topics.country,
    languages: topics.language,
    initiatives: record.initiatives.map(({ slug, title }) => ({ slug, url: `${origin}/initiatives/${slug}`, title })),
    lead: member(lead),
    partners: partners.map(({ institution, externalName, country, role }) =>
      institution
        ? { ...member(institution), role }
        : { slug: null, url: null, name: externalName ?? "", country, role },
    ),
    publishedAt: record.publishedAt?.toISOString() ?? null,
    staleSince: record.status === "open" ? (record.staleSince?.toISOString() ?? null) : null,
    updatedAt: record.updatedAt.toISOString(),
  };
}

/** One page of the projects these readers see on the board under the same filters. */
export async function listProjects(
  db: Reader,
  asked: z.output<typeof projectsQuery>,
  { origin, today, reader: { audience } }: Asked,
) {
  const { q = "", sort, page, limit, fields } = asked;
  const chosen = eachFacet((facet) => (facet === "ours" || isYearFacet(facet) ? [] : asked[facet]));
  const filters: BoardFilters = { query: q.normalize("NFC").trim(), chosen, sort, page, view: "cards", unfolded: [] };
  const { ids, total } = await findOnBoard(db, audience, filters, { today, limit });
  const records = await readProjectRecords(db, ids, audience);
  const data = records.map((record) => pick(projectData(record, origin), fields));
  return projectListSchema.parse({ data, page: pageOf(asked, data.length, total) });
}

/** One project; null when these readers see none with that slug. */
export async function findProject(
  db: Reader,
  slug: string,
  { fields }: z.output<typeof projectQuery>,
  { origin, reader: { audience } }: Asked,
) {
  const record = await findProjectRecord(db, slug, audience);
  return record && projectAnswerSchema.parse({ data: pick(projectData(record, origin), fields) });
}
