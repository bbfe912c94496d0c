import { asc, eq } from "drizzle-orm";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { supportingFor } from "#app/features/projects/initiatives/supporting.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import type { InitiativeRecord } from "./archive.schema.ts";
import type { AsOf } from "./as-of.ts";

/** The published initiatives by their slugs, each with the projects that everybody sees supporting it. */
export async function* readInitiatives(db: Reader, { today }: AsOf): AsyncGenerator<InitiativeRecord> {
  const everybody = await getAudience(db, null, today);
  const all = (await listPublished(db)).map((one) => ({ ...one, slug: one.row.slug ?? "" }));
  for (const { row, slug, texts, themes, sdgs, calls } of all.sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const supporting = await db
      .select({ slug: projects.slug })
      .from(projects)
      .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
      .where(supportingFor(db, row.id, everybody))
      .orderBy(asc(projects.slug));
    const { owner, sourceName, sourceUrl, originalLocale, startYear, endYear, contactName, contactEmail } = row;
    yield {
      ...{ slug, owner, sourceName, sourceUrl, originalLocale, startYear, endYear, contactName, contactEmail },
      ...{ texts, themes, sdgs },
      calls: calls.map(({ title, lastDay, url }) => ({ title, lastDay, url })),
      projects: supporting.map((project) => project.slug),
      publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}
