import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { mayJoinProjects, type ProjectRow } from "../project/project-subject.server.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";
import type { Titled } from "../project/project-title.ts";

export type CoEditorRow = typeof projectEditors.$inferSelect;

/** So many write a project with its lead institution at most, with those who are asked to. */
export const MOST_EDITORS = 20;

/** Those who are in, or asked. */
const PRESENT = ["invited", "confirmed"] as const satisfies CoEditorRow["status"][];

export const isPresent = (status: CoEditorRow["status"]) => PRESENT.some((one) => one === status);

interface CoEditor {
  row: CoEditorRow;
  name: string;
  institution: InstitutionNames;
}

/** Who writes a project with its lead institution, or is asked to, in the order in which they were asked. */
export function listCoEditors(db: Reader, projectId: string): Promise<CoEditor[]> {
  return db
    .select({ row: projectEditors, name: users.name, institution: nameColumns })
    .from(projectEditors)
    .innerJoin(users, eq(users.id, projectEditors.userId))
    .innerJoin(institutions, eq(institutions.id, projectEditors.institutionId))
    .where(and(eq(projectEditors.projectId, projectId), inArray(projectEditors.status, PRESENT)))
    .orderBy(asc(projectEditors.invitedAt), asc(projectEditors.id));
}

/** Those of them who may write now: their work on projects of their institution goes on, and it may join projects. */
export async function findWriting(db: Reader, editors: readonly CoEditor[], today: string): Promise<Set<string>> {
  const ids = [...new Set(editors.map(({ row }) => row.institutionId))];
  const acting = await Promise.all(
    ids.map(async (id) => {
      if (!(await mayJoinProjects(db, id, today))) return [];
      const colleagues = await listColleagues(db, id);
      const isAtWork = ({ restingSince, role }: (typeof colleagues)[number]) =>
        restingSince === null && PROJECT_ROLES.includes(role);
      return colleagues.filter(isAtWork).map(({ userId }) => `${id} ${userId}`);
    }),
  );
  const all = new Set(acting.flat());
  return new Set(editors.flatMap(({ row }) => (all.has(`${row.institutionId} ${row.userId}`) ? [row.id] : [])));
}

export async function countPresent(db: Reader, projectId: string): Promise<number> {
  const isIn = and(eq(projectEditors.projectId, projectId), inArray(projectEditors.status, PRESENT));
  const [counted] = await db.select({ total: count() }).from(projectEditors).where(isIn);
  return counted?.total ?? 0;
}

/** What somebody is or was to a project; null for whoever never was asked. */
export async function findCoEditor(db: Reader, projectId: string, userId: string): Promise<CoEditorRow | null> {
  const isTheirs = and(eq(projectEditors.projectId, projectId), eq(projectEditors.userId, userId));
  const [row] = await db.select().from(projectEditors).where(isTheirs);
  return row ?? null;
}

interface OwnCoEditing {
  row: CoEditorRow;
  project: Titled & Pick<ProjectRow, "slug" | "status">;
  lead: InstitutionNames;
  invitedBy: string;
}

/** An invitation of one's own, whatever became of it. */
export async function findOwnCoEditing(db: Reader, id: string, userId: string): Promise<OwnCoEditing | null> {
  const isTheirs = and(eq(projectEditors.id, id), eq(projectEditors.userId, userId));
  const [found] = await db
    .select({
      row: projectEditors,
      project: { slug: projects.slug, status: projects.status, ...titleColumns },
      lead: nameColumns,
      invitedBy: users.name,
    })
    .from(projectEditors)
    .innerJoin(projects, eq(projects.id, projectEditors.projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .innerJoin(users, eq(users.id, projectEditors.invitedById))
    .where(isTheirs);
  return found ?? null;
}

/** Whether somebody was let into the text of a project, and may have its form open still. */
export async function wroteProject(db: Reader, slug: string, userId: string): Promise<boolean> {
  const wasIn = inArray(projectEditors.status, ["confirmed", "left", "removed"]);
  const rows = await db
    .select({ id: projectEditors.id })
    .from(projectEditors)
    .innerJoin(projects, eq(projects.id, projectEditors.projectId))
    .where(and(eq(projects.slug, slug), eq(projectEditors.userId, userId), wasIn));
  return rows.length > 0;
}
