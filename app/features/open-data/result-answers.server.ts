import type { z } from "zod";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { isOnBoard } from "#app/features/projects/project/project.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { findPublished } from "#app/features/projects/published/find-published.server.ts";
import { resultPath } from "#app/features/projects/published/result-page.server.ts";
import type { Reader } from "#db/index.server.ts";
import { resultListSchema } from "./api.schema.ts";
import { type Asked, pageOf } from "./page-of.ts";
import type { resultsQuery } from "./parameters.schema.ts";

/** One page of the published results these readers may read. */
export async function listResults(
  db: Reader,
  asked: z.output<typeof resultsQuery>,
  { origin, reader: { audience } }: Asked,
) {
  const { q = "", page, limit, type, theme, licence, language, year } = asked;
  const chosen = { type, theme, licence, language, year };
  const filters = { query: q.normalize("NFC").trim(), page, chosen, initiative: null };
  const { rows, total } = await findPublished(db, audience, filters, limit);
  const data = rows.map(({ row, institutions, project }) => ({
    slug: row.slug ?? row.id,
    url: origin + resultPath(project, row),
    project: {
      slug: project.slug,
      url: isOnBoard(project.status) ? `${origin}/projects/${project.slug}` : null,
      title: titleIn("en", project).text,
    },
    ...{ type: row.type, title: row.title, titleLanguage: row.titleLanguage, titles: row.titles },
    ...{ description: row.description, authors: row.authors, date: row.date, link: row.url },
    institutions: [
      ...institutions.map((one) => ({
        slug: one.slug,
        url: `${origin}/directory/${one.slug}`,
        name: nameOf(one, "en").name,
        country: one.country,
      })),
      ...row.otherInstitutions.map((name) => ({ slug: null, url: null, name, country: null })),
    ],
    ...{ licence: row.licence, languages: row.languages, doi: row.doi, isbn: row.isbn, themes: row.themes },
    ...{ visibility: row.visibility, publishedAt: row.publishedAt?.toISOString() ?? null },
  }));
  return resultListSchema.parse({ data, page: pageOf(asked, data.length, total) });
}
