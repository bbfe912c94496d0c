import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { onBoardFor } from "./board-queries.server.ts";
import { getAudience } from "../project/project-audience.server.ts";

/** The addresses of all projects that everybody may see, for search engines. */
export async function listPublicProjects(db: Reader, today: string): Promise<{ slug: string; updatedAt: Date }[]> {
  const everybody = await getAudience(db, null, today);
  return db
    .select({ slug: projects.slug, updatedAt: projects.updatedAt })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(onBoardFor(db, everybody))
    .orderBy(asc(projects.slug));
}
