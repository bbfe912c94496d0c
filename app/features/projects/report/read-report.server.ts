import { and, count, eq, isNotNull, type SQL, sql, sum } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports } from "#db/schema/results.ts";
import { supportingFor } from "../initiatives/supporting.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { inScopeOf } from "../project/project-audience.server.ts";

export type ReportRow = typeof projectReports.$inferSelect;

/** The report of a project, with who saved it last; null where none is written. */
export async function findReport(db: Reader, projectId: string): Promise<{ row: ReportRow; savedBy: string } | null> {
  const [found] = await db
    .select({ row: projectReports, savedBy: users.name })
    .from(projectReports)
    .innerJoin(users, eq(users.id, projectReports.updatedById))
    .where(eq(projectReports.projectId, projectId));
  return found ?? null;
}

export interface Reached {
  reports: number;
  people: number;
}

async function sumReached(db: Reader, where: SQL | undefined): Promise<Reached> {
  const [row] = await db
    .select({ reports: count(), people: sum(projectReports.peopleTotal) })
    .from(projectReports)
    .innerJoin(projects, eq(projects.id, projectReports.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(isNotNull(projectReports.peopleTotal), eq(sql`(${projects.status} || '')`, "completed"), where));
  return { reports: row?.reports ?? 0, people: Number(row?.people ?? 0) };
}

/** Whom projects that support an initiative have reached by the reports that everybody may read. */
export const reachedFor = (db: Reader, initiativeId: string, audience: Audience) =>
  sumReached(
    db,
    and(
      supportingFor(db, initiativeId, audience),
      eq(projectReports.mayPublish, true),
      eq(projects.visibility, "public"),
    ),
  );

/** Whom the completed projects in a coordinator's scope have reached. */
export const reachedInScope = (db: Reader, viewer: Viewer) => sumReached(db, inScopeOf(viewer));
