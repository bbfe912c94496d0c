import { and, asc, between, eq, exists, inArray, isNull, not, notExists, or, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { milestones, workPackages } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { leadIsShown } from "../project/project-audience.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";

/** The work of the project is under way. In queries that read `projects`. */
export const isAtWork = (today: string): SQL | undefined =>
  and(inArray(projects.status, EDITABLE_ON_BOARD), leadIsShown(today));

/** An institution of the column works on the project: it leads it, or has confirmed its part. */
function worksOnIt(
  db: Reader,
  institutionId: typeof milestones.institutionId | typeof workPackages.institutionId,
): SQL {
  const asPartner = db
    .select({ id: projectPartners.id })
    .from(projectPartners)
    .where(
      and(
        eq(projectPartners.projectId, projects.id),
        eq(projectPartners.institutionId, institutionId),
        eq(projectPartners.status, "confirmed"),
      ),
    );
  return sql`(${projects.leadInstitutionId} = ${institutionId} or ${exists(asPartner)})`;
}

/** One of these institutions works on the project. In queries that read `projects`. */
export function isWorkedOnBy(db: Reader, institutionIds: readonly string[]): SQL | undefined {
  const { id, projectId, institutionId, status } = projectPartners;
  const isOfThese = and(eq(projectId, projects.id), inArray(institutionId, [...institutionIds]));
  const asPartner = db
    .select({ id })
    .from(projectPartners)
    .where(and(isOfThese, eq(status, "confirmed")));
  return or(inArray(projects.leadInstitutionId, [...institutionIds]), exists(asPartner));
}

/** Nobody in particular answers for it, or somebody who does not act for the institution any more. */
function isAnybodys(db: Reader) {
  const held = db
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.userId, milestones.responsibleId),
        eq(grants.institutionId, milestones.institutionId),
        isNull(grants.revokedAt),
      ),
    );
  return or(isNull(milestones.responsibleId), notExists(held));
}

const dueColumns = {
  id: milestones.id,
  title: milestones.title,
  dueOn: milestones.dueOn,
  institutionId: milestones.institutionId,
  responsibleId: milestones.responsibleId,
  createdAt: milestones.createdAt,
  projectId: projects.id,
  slug: projects.slug,
  ...titleColumns,
};

const isToReach = inArray(milestones.state, ["planned", "in_progress"]);

/** The milestones a person answers for, the nearest day first: named, or as one of an institution that is. */
export function listOwnMilestones(
  db: Reader,
  { userId, institutionIds, today }: { userId: string; institutionIds: readonly string[]; today: string },
) {
  const isTheirs = or(eq(milestones.responsibleId, userId), isAnybodys(db));
  return db
    .select(dueColumns)
    .from(milestones)
    .innerJoin(projects, eq(projects.id, milestones.projectId))
    .where(
      and(
        ...[isToReach, isTheirs, isAtWork(today), worksOnIt(db, milestones.institutionId)],
        inArray(milestones.institutionId, [...institutionIds]),
      ),
    )
    .orderBy(asc(milestones.dueOn), asc(milestones.id));
}

/** All milestones that are due between two days. */
export function listMilestonesDue(db: Reader, { from, until }: { from: string; until: string }) {
  const isNear = between(milestones.dueOn, from, until);
  return db
    .select(dueColumns)
    .from(milestones)
    .innerJoin(projects, eq(projects.id, milestones.projectId))
    .where(and(isToReach, isNear, isAtWork(from), worksOnIt(db, milestones.institutionId)))
    .orderBy(asc(milestones.dueOn), asc(milestones.id));
}

/** The parts of projects led by some institutions that nobody of the partnership leads. */
export function listLeaderless(db: Reader, leadIds: readonly string[], today: string) {
  return db
    .select({
      slug: projects.slug,
      institutionId: projects.leadInstitutionId,
      createdAt: workPackages.createdAt,
      ...titleColumns,
    })
    .from(workPackages)
    .innerJoin(projects, eq(projects.id, workPackages.projectId))
    .where(
      and(
        inArray(projects.leadInstitutionId, [...leadIds]),
        isAtWork(today),
        or(isNull(workPackages.institutionId), not(worksOnIt(db, workPackages.institutionId))),
      ),
    )
    .orderBy(asc(workPackages.createdAt));
}
