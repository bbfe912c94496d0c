import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { daysAfter, dayOf, monthsAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProgressLight } from "#db/vocabulary-work.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";
import { isAtWork } from "./work-due.server.ts";

/** The notes on the course of a project, the newest first. */
export function listNotes(db: Reader, projectId: string) {
  return db
    .select({ note: progressNotes, person: users.name })
    .from(progressNotes)
    .innerJoin(users, eq(users.id, progressNotes.writtenById))
    .where(eq(progressNotes.projectId, projectId))
    .orderBy(desc(progressNotes.writtenAt), desc(progressNotes.id));
}

interface Course {
  light: ProgressLight | null;
  /** On which day something was noted last; null where nothing was. */
  notedOn: string | null;
  /** By which day the next note is due. */
  dueOn: string;
}

interface Noted {
  light: ProgressLight;
  writtenAt: Date;
}

/** How a project stands by its newest note, which is due again so many months later. */
export function courseOf(newest: Noted | undefined, startedAt: Date, everyMonths: number): Course {
  const notedOn = newest ? dayOf(newest.writtenAt) : null;
  return { light: newest?.light ?? null, notedOn, dueOn: monthsAfter(notedOn ?? dayOf(startedAt), everyMonths) };
}

/** A light says nothing any more so many days after the next note was due: the project is silent. */
const SILENT_AFTER_DAYS = 30;

export const isSilent = ({ dueOn }: Course, today: string) => daysAfter(dueOn, SILENT_AFTER_DAYS) < today;

/** The projects at work with how they stand, the newest note of each. */
export async function listCourses(db: Reader, isAsked: ReturnType<typeof and>, everyMonths: number, today: string) {
  const rows = await db
    .select({
      ...{ id: projects.id, slug: projects.slug, leadInstitutionId: projects.leadInstitutionId },
      ...{ leadUserId: projects.leadUserId, publishedAt: projects.publishedAt, ...titleColumns },
    })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(isAtWork(today), isNotNull(projects.publishedAt), isAsked))
    .orderBy(projects.id);
  const notes = await newestNotes(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    course: courseOf(notes.get(row.id), row.publishedAt ?? new Date(0), everyMonths),
  }));
}

/** The newest note of each of some projects. */
export async function newestNotes(db: Reader, ids: readonly string[]): Promise<Map<string, Noted>> {
  if (ids.length === 0) return new Map();
  const { projectId, light, writtenAt } = progressNotes;
  const isNewest = sql`not exists (select 1 from ${progressNotes} as later where later.project_id = ${projectId} and (later.written_at > ${writtenAt} or (later.written_at = ${writtenAt} and later.id > ${progressNotes.id})))`;
  const rows = await db
    .select({ projectId, light, writtenAt })
    .from(progressNotes)
    .where(and(inArray(projectId, [...ids]), isNewest));
  return new Map(rows.map(({ projectId: id, ...noted }) => [id, noted]));
}

/** The projects at work in a coordinator's scope that are in trouble or silent. */
export async function listTroubled(db: Reader, viewer: Viewer, everyMonths: number, today: string) {
  if (!isCoordinator(viewer)) return [];
  const courses = await listCourses(db, inScopeOf(viewer), everyMonths, today);
  return courses.filter(({ course }) => course.light === "off_track" || isSilent(course, today));
}
