import { hasPlaceOn } from "./standing-place.server.ts";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { isEntitled, type RightsHolder, holderOf } from "#app/features/members/institution/rights.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { projectVersions } from "#db/schema/project-versions.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { ProjectSubject } from "./project.policy.ts";

export type ProjectRow = typeof projects.$inferSelect;

/** Whether somebody of another institution is a co-writer, or was one and has written. In queries that read `project_editors`. */
export const hasCoWritten: SQL = sql`(${projectEditors.status} = 'confirmed' or exists (select 1 from ${projectVersions} where ${projectVersions.projectId} = ${projectEditors.projectId} and ${projectVersions.savedById} = ${projectEditors.userId}))`;

export interface LoadedProject {
  row: ProjectRow;
  subject: ProjectSubject;
  /** How the membership of the lead institution stands; null when it has never been a member. */
  lead: RightsHolder | null;
}

/** A project as policies see it, read inside the command's transaction. Null when there is none of that id. */
export async function loadProject(tx: Reader, id: string, today: string): Promise<LoadedProject | null> {
  const [found] = await tx
    .select({ row: projects, country: institutions.country, membership: memberships })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .where(eq(projects.id, id));
  if (!found) return null;
  const { row, country, membership } = found;
  const { status, leadInstitutionId, answerBy } = row;
  const partnerIds = await partnerIdsOf(tx, id, today);
  const isLeadActive = isEntitled(membership, "show_projects", today);
  const coWriterIds = await coWriterIdsOf(tx, id);
  const subject = {
    id,
    status,
    leadInstitutionId,
    leadCountry: country,
    isLeadActive,
    answerBy,
    partnerIds,
    coWriterIds,
  };
  return { row, subject, lead: membership && holderOf(membership, today) };
}

async function partnerIdsOf(tx: Reader, projectId: string, today: string): Promise<string[]> {
  const partners = await tx
    .select({ id: projectPartners.institutionId })
    .from(projectPartners)
    .where(and(eq(projectPartners.projectId, projectId), hasPlaceOn(today)));
  return partners.flatMap(({ id }) => id ?? []);
}

/** Who of other institutions writes a project, or has written of it what its versions keep. */
export async function coWriterIdsOf(db: Reader, projectId: string): Promise<string[]> {
  const { projectId: ofProject, userId } = projectEditors;
  const rows = await db
    .selectDistinct({ id: userId })
    .from(projectEditors)
    .where(and(eq(ofProject, projectId), hasCoWritten));
  return rows.map(({ id }) => id);
}

/** Whether an institution may take part in projects of others. */
export async function mayJoinProjects(tx: Reader, institutionId: string, today: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.institutionId, institutionId), entitled("join_projects", today)));
  return rows.length > 0;
}
