import { and, desc, eq, inArray, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults, resultInstitutions } from "#db/schema/results.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { onBoardFor } from "../board/board-queries.server.ts";
import { shelvedFor } from "../project/project-audience.server.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import type { Titled } from "../project/project-title.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";
import { readResults, type Result } from "../results/read-results.server.ts";

/**
 * The published results somebody may read, also of projects that are archived since: the one rule for lists, counts, feeds
 * and programs. In queries that join projects and leads.
 */
export function resultsFor(db: Reader, audience: Audience): SQL | undefined {
  const open = isInsider(audience) ? (["public", "members"] as const) : (["public"] as const);
  const isKept = or(onBoardFor(db, audience), shelvedFor(audience));
  return and(eq(projectResults.state, "published"), inArray(projectResults.visibility, open), isKept);
}

/** A published result with the project it came from. */
interface PublishedResult extends Result {
  project: Titled & { id: string; slug: string; status: ProjectStatus };
}

interface Slice {
  where?: SQL;
  limit: number;
}

const NEWEST = [desc(projectResults.publishedAt), desc(projectResults.id)] as SQL[];

/** Published results as far as somebody may read them, the newest first. */
export async function listPublished(
  db: Reader,
  audience: Audience,
  { where, limit }: Slice,
): Promise<PublishedResult[]> {
  const rows = await db
    .select({
      id: projectResults.id,
      project: { id: projects.id, slug: projects.slug, status: projects.status, ...titleColumns },
    })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(resultsFor(db, audience), where))
    .orderBy(...NEWEST)
    .limit(limit);
  if (rows.length === 0) return [];
  const projectOf = new Map(rows.map(({ id, project }) => [id, project]));
  const results = await readResults(db, inArray(projectResults.id, [...projectOf.keys()]), NEWEST, limit);
  return results.flatMap((result) => {
    const project = projectOf.get(result.row.id);
    return project ? [{ ...result, project }] : [];
  });
}

/** Of one project, of one institution, and for one initiative. */
export const ofProject = (id: string): SQL => eq(projectResults.projectId, id);

export const ofInstitution = (db: Reader, id: string): SQL =>
  inArray(
    projectResults.id,
    db
      .select({ id: resultInstitutions.resultId })
      .from(resultInstitutions)
      .where(eq(resultInstitutions.institutionId, id)),
  );

export const forInitiative = (db: Reader, id: string): SQL =>
  inArray(
    projectResults.projectId,
    db
      .select({ id: projectInitiatives.projectId })
      .from(projectInitiatives)
      .where(eq(projectInitiatives.initiativeId, id)),
  );

/** What all published results that somebody may read are filed under, for facets; few columns of each. */
export function listFacets(db: Reader, audience: Audience, where?: SQL) {
  const { id, type, date, licence, languages, themes, search } = projectResults;
  return db
    .select({ id, type, date, licence, languages, themes, search })
    .from(projectResults)
    .innerJoin(projects, eq(projects.id, projectResults.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(resultsFor(db, audience), where))
    .orderBy(...NEWEST)
    .limit(MOST_LISTED);
}

/** So many results are listed and counted at most. */
const MOST_LISTED = 5000;
