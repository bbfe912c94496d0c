import { and, asc, count, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import { institutionIds, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectChanges, projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { listedColumns, type ListedProject } from "../project/listed-columns.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";
import { hasCoWritten } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD, ON_BOARD } from "../project/project.ts";

// What waits for a coordinator: new postings, changes that wait beside published ones, and those that are shown already.
function isToCheck(viewer: Viewer): SQL | undefined {
  const notOwn = notLedByOwn(viewer);
  const isChanged = and(eq(projects.isChangedSinceCheck, true), inArray(projects.status, ON_BOARD));
  const isWaiting = and(eq(projectChanges.status, "waiting"), inArray(projects.status, EDITABLE_ON_BOARD));
  return and(
    or(eq(projects.status, "submitted"), isChanged, isWaiting),
    inScopeOf(viewer),
    notOwn,
    notCoWritten(viewer),
  );
}

function notCoWritten({ id }: Viewer): SQL {
  const { projectId, userId } = projectEditors;
  return sql`not exists (select 1 from ${projectEditors} where ${projectId} = ${projects.id} and ${userId} = ${id} and ${hasCoWritten})`;
}

function notLedByOwn(viewer: Viewer): SQL | undefined {
  const own = institutionIds(viewer);
  return own.length === 0 ? undefined : notInArray(projects.leadInstitutionId, own);
}

// A change that was answered waits for nobody.
const changeWaitsSince =
  sql<Date | null>`case when ${projectChanges.status} = 'waiting' then ${projectChanges.handedInAt} end`.mapWith(
    projectChanges.handedInAt,
  );

export interface ToCheck extends ListedProject {
  lead: InstitutionNames;
  leadCountry: string;
  category: MembershipCategory | null;
  /** Since when a change waits beside what is shown; null when none does. */
  changeWaitsSince: Date | null;
}

/** The postings a coordinator has to check, the longest waiting first. Empty for everybody else. */
export async function listToCheck(db: Reader, viewer: Viewer): Promise<ToCheck[]> {
  if (!isCoordinator(viewer)) return [];
  return db
    .select({
      ...listedColumns,
      lead: nameColumns,
      leadCountry: institutions.country,
      category: memberships.category,
      changeWaitsSince,
    })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
    .where(isToCheck(viewer))
    .orderBy(asc(sql`coalesce(${changeWaitsSince}, ${projects.updatedAt})`), asc(projects.id))
    .limit(500);
}

/** How many postings wait for a coordinator's check. */
export async function countToCheck(db: Reader, viewer: Viewer): Promise<number> {
  if (!isCoordinator(viewer)) return 0;
  const [counted] = await db
    .select({ total: count() })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
    .where(isToCheck(viewer));
  return counted?.total ?? 0;
}
