import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { milestones, workPackagePartners, workPackages, workTasks } from "#db/schema/project-work.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";

export type PackageRow = typeof workPackages.$inferSelect & { partners: string[] };
export type MilestoneRow = typeof milestones.$inferSelect;

/** The parts of the work of a project in their order. */
export async function listPackages(db: Reader, projectId: string): Promise<PackageRow[]> {
  const rows = await db
    .select()
    .from(workPackages)
    .where(eq(workPackages.projectId, projectId))
    .orderBy(asc(workPackages.position), asc(workPackages.id));
  if (rows.length === 0) return [];
  const beside = await db
    .select()
    .from(workPackagePartners)
    .where(
      inArray(
        workPackagePartners.packageId,
        rows.map(({ id }) => id),
      ),
    );
  return rows.map((row) => ({
    ...row,
    partners: beside.filter(({ packageId }) => packageId === row.id).map(({ institutionId }) => institutionId),
  }));
}

/** The milestones of a project, the nearest day first. */
export function listMilestones(db: Reader, projectId: string): Promise<MilestoneRow[]> {
  return db
    .select()
    .from(milestones)
    .where(eq(milestones.projectId, projectId))
    .orderBy(asc(milestones.dueOn), asc(milestones.id));
}

export interface Colleague {
  id: string;
  name: string;
  institutionId: string;
}

/** Who works on projects of these institutions. */
export async function listColleagues(db: Reader, institutionIds: readonly string[]): Promise<Colleague[]> {
  const found = await Promise.all(
    institutionIds.map(async (institutionId) =>
      (await peopleOf(db, institutionId, PROJECT_ROLES)).map(({ id, name }) => ({ id, name, institutionId })),
    ),
  );
  return found.flat();
}

/** The person who answers for a milestone, as long as that one works for its institution. */
export const answersFor = (
  { responsibleId, institutionId }: Pick<MilestoneRow, "responsibleId" | "institutionId">,
  colleagues: readonly Colleague[],
): Colleague | undefined => colleagues.find((one) => one.id === responsibleId && one.institutionId === institutionId);

/** The tasks of a project that were taken back, the last first, with whom they were given to. */
export const listTakenBack = (db: Reader, projectId: string) =>
  db
    .select({ task: workTasks, person: users.name })
    .from(workTasks)
    .innerJoin(users, eq(users.id, workTasks.givenToId))
    .where(and(eq(workTasks.projectId, projectId), isNotNull(workTasks.takenBackAt)))
    .orderBy(desc(workTasks.takenBackAt), desc(workTasks.id));
