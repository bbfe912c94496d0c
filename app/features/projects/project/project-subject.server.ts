import { and, eq, inArray } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { isEntitled, type RightsHolder, holderOf } from "#app/features/members/institution/rights.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projects } from "#db/schema/projects.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { ProjectSubject } from "./project.policy.ts";

export type ProjectRow = typeof projects.$inferSelect;

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
  const partnerIds = await partnerIdsOf(tx, id);
  const isLeadActive = isEntitled(membership, "show_projects", today);
  const subject = { id, status, leadInstitutionId, leadCountry: country, isLeadActive, answerBy, partnerIds };
  return { row, subject, lead: membership && holderOf(membership, today) };
}

async function partnerIdsOf(tx: Reader, projectId: string): Promise<string[]> {
  const isIn = inArray(projectPartners.status, ["invited", "confirmed"]);
  const partners = await tx
    .select({ id: projectPartners.institutionId })
    .from(projectPartners)
    .where(and(eq(projectPartners.projectId, projectId), isIn));
  return partners.flatMap(({ id }) => id ?? []);
}

/** Whether an institution may take part in projects of others. */
export async function mayJoinProjects(tx: Reader, institutionId: string, today: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.institutionId, institutionId), entitled("join_projects", today)));
  return rows.length > 0;
}
