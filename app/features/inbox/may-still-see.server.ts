import { and, eq, inArray } from "drizzle-orm";
import {
  belongsToInstitution,
  coordinatedCountries,
  handIn,
  isAdministrator,
  isCoordinator,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { hasQueue } from "#app/features/accounts/workspace-items.ts";
import { findReadable } from "#app/features/applications/file/dossier.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { isOfPartnership } from "#app/features/letters/project-kinds.ts";
import { seesPartnership } from "#app/features/projects/project/partnership.policy.ts";
import { findProjectById } from "#app/features/projects/project/project-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { prospects } from "#db/schema/imports.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { news } from "#db/schema/letters.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { loadPartnership } from "#app/features/projects/project/load-partnership.server.ts";

export type NewsRow = typeof news.$inferSelect;
type Subject = Pick<NewsRow, "kind" | "subjectType" | "subjectId">;

/** Whether a person may read news of something as it stands now. */
export async function mayStillSee(db: Reader, viewer: Viewer, row: Subject, today: string): Promise<boolean> {
  const { kind, subjectType, subjectId } = row;
  if (kind === "following-project")
    return (await findProjectById(db, subjectId, await getAudience(db, viewer, today))) !== null;
  if (subjectType === "initiative") return isPublished(db, subjectId);
  if (isOfPartnership(kind)) return seesWork(db, viewer, subjectId, today);
  if (subjectType === "user") return subjectId === viewer.id;
  if (subjectType === "session") return hasQueue(viewer);
  if (subjectType === "application") return seesApplication(db, viewer, subjectId);
  if (subjectType === "project") return seesProject(db, viewer, subjectId);
  if (subjectType === "membership") return seesMembership(db, viewer, subjectId);
  if (subjectType === "prospect") return seesProspect(db, viewer, subjectId);
  return seesInstitution(db, viewer, subjectId);
}

const isPublished = async (db: Reader, id: string): Promise<boolean> =>
  (await db.$count(initiatives, and(eq(initiatives.id, id), eq(initiatives.state, "published")))) > 0;

async function seesProspect(db: Reader, viewer: Viewer, id: string): Promise<boolean> {
  const [row] = await db.select({ country: prospects.country }).from(prospects).where(eq(prospects.id, id));
  return row !== undefined && (isAdministrator(viewer) || isCoordinator(viewer, row.country));
}

async function seesApplication(db: Reader, viewer: Viewer, id: string): Promise<boolean> {
  return handIn(viewer, id) !== null || (await findReadable(db, id, viewer)) !== null;
}

async function seesMembership(db: Reader, viewer: Viewer, id: string): Promise<boolean> {
  const [row] = await db.select({ of: memberships.institutionId }).from(memberships).where(eq(memberships.id, id));
  return row !== undefined && seesInstitution(db, viewer, row.of);
}

async function seesInstitution(db: Reader, viewer: Viewer, id: string): Promise<boolean> {
  if (belongsToInstitution(viewer, id)) return true;
  if (!isCoordinator(viewer)) return false;
  const countries = coordinatedCountries(viewer);
  const isInScope = countries ? inArray(institutions.country, [...countries]) : undefined;
  return (await db.$count(institutions, and(eq(institutions.id, id), isInScope))) > 0;
}

async function seesWork(db: Reader, viewer: Viewer, id: string, today: string): Promise<boolean> {
  const loaded = await loadPartnership(db, id, today);
  return loaded !== null && seesPartnership(await getAudience(db, viewer, today), loaded.partnership);
}

// What happens between a lead and its partners is theirs, even of a project that everybody sees.
async function seesProject(db: Reader, viewer: Viewer, id: string): Promise<boolean> {
  const [project] = await db.select({ leadId: projects.leadInstitutionId }).from(projects).where(eq(projects.id, id));
  if (!project) return false;
  const partners = await db
    .select({ id: projectPartners.institutionId })
    .from(projectPartners)
    .where(eq(projectPartners.projectId, id));
  const interested = await db
    .select({ id: projectInterests.institutionId })
    .from(projectInterests)
    .where(eq(projectInterests.projectId, id));
  const theirs = [project.leadId, ...[...partners, ...interested].map((one) => one.id)];
  if (theirs.some((one) => one !== null && belongsToInstitution(viewer, one))) return true;
  const writes = and(
    eq(projectEditors.projectId, id),
    eq(projectEditors.userId, viewer.id),
    inArray(projectEditors.status, ["invited", "confirmed"]),
  );
  if ((await db.$count(projectEditors, writes)) > 0) return true;
  return seesInstitution(db, viewer, project.leadId);
}
