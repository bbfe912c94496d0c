import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import { type ActivityRow, listActivity } from "#app/features/activity/activity-queries.server.ts";
import { termColumns } from "#app/features/members/institution/entitled.server.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { projectChanges } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { shelvedFor, visibleTo } from "./project-audience.server.ts";
import { findChange, type ProjectChange, withAnswers } from "./project-changes.server.ts";
import { type TypedFields, typedOf } from "./project-form.ts";
import { valuesOf } from "./project-rows.server.ts";
import {
  listPartners,
  type NamedInstitution,
  namedColumns,
  type Partner,
  shownPartners,
} from "./project-partners.server.ts";
import { formerlyAt } from "./project-slugs.server.ts";
import { coWriterIdsOf, type ProjectRow } from "./project-subject.server.ts";
import { listUnmet, type UnmetQuestion } from "./unmet-questions.server.ts";
import { type PartnerCount, type Composition, compositionOf } from "./composition.ts";
import { type Audience, countsInvited, isOwn, type ProjectSubject } from "./project.policy.ts";

export interface FoundProject {
  row: ProjectRow;
  subject: ProjectSubject;
  lead: NamedInstitution;
  partners: Partner[];
  /** Kept beside what is on the board; read by the lead institution and the secretariat. */
  change: ProjectChange | null;
  /** The questions a coordinator answered with no when it was last sent back or declined; read by its own people. */
  unmet: readonly UnmetQuestion[];
  /** What it is by those who take part. */
  composition: Composition;
  /** How many members have confirmed, of how many this audience may know of. */
  count: PartnerCount;
  /** Changes were asked for, it was handed in again, and its lead took it back before it was read. */
  isTakenBack: boolean;
}

/**
 * A project by its slug, or one that it had before, when it exists for this audience; null when it is missing or not theirs
 * to see.
 */
export async function findProject(db: Reader, slug: string, audience: Audience): Promise<FoundProject | null> {
  const found = await findWhere(db, eq(projects.slug, slug), audience);
  if (found) return found;
  const [former] = await formerlyAt(db, slug);
  return former ? findProjectById(db, former.id, audience) : null;
}

/** The same by its id, which stays when its address follows its title. */
export function findProjectById(db: Reader, id: string, audience: Audience): Promise<FoundProject | null> {
  return findWhere(db, eq(projects.id, id), audience);
}

/** An archived project by its id, for whoever reads its results. */
export const findShelvedById = (db: Reader, id: string, audience: Audience): Promise<FoundProject | null> =>
  findWhere(db, eq(projects.id, id), audience, shelvedFor(audience));

/** An archived project by its slug, or one that it had before, for whoever reads its results. */
export async function findShelved(db: Reader, slug: string, audience: Audience): Promise<FoundProject | null> {
  const rule = shelvedFor(audience);
  const found = await findWhere(db, eq(projects.slug, slug), audience, rule);
  if (found) return found;
  const [former] = await formerlyAt(db, slug);
  return former ? findWhere(db, eq(projects.id, former.id), audience, rule) : null;
}

async function findWhere(
  db: Reader,
  isIt: SQL,
  audience: Audience,
  rule = visibleTo(db, audience),
): Promise<FoundProject | null> {
  const [found] = await db
    .select({ row: projects, lead: namedColumns, term: termColumns, change: projectChanges })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
    .where(and(isIt, rule));
  if (!found) return null;
  const { row, lead, term, change } = found;
  const partners = await listPartners(db, row.id, audience.today);
  const isIn = partners.filter(({ status }) => status === "invited" || status === "confirmed");
  const subject = {
    id: row.id,
    status: row.status,
    leadInstitutionId: row.leadInstitutionId,
    leadCountry: lead.country,
    isLeadActive: isEntitled(term, "show_projects", audience.today),
    answerBy: row.answerBy,
    partnerIds: isIn.flatMap(({ institution }) => institution?.id ?? []),
    coWriterIds: await coWriterIdsOf(db, row.id),
  };
  const unmet = isOwn(audience, subject) ? await listUnmet(db, row.id) : [];
  const takePart = shownPartners(partners).filter(({ institution }) => institution !== null);
  const members = [...(subject.isLeadActive ? [lead] : []), ...takePart];
  const { globalNorth } = await getAssociation(db);
  const composition = compositionOf(
    members.flatMap((one) => one.country ?? []),
    globalNorth,
  );
  const asked = partners.filter(({ status, isMember }) => status === "invited" && isMember);
  const count = { confirmed: takePart.length, invited: countsInvited(audience, subject) ? asked.length : 0 };
  const isTakenBack = await isTakenBackAgain(db, row);
  return { row, subject, lead, partners, change, unmet, composition, count, isTakenBack };
}

/** Whether it was handed in again after changes were asked for, and taken back by its lead. */
export async function isTakenBackAgain(db: Reader, { id, status }: Pick<ProjectRow, "id" | "status">) {
  return status === "changes_requested" && (await lastDeed(db, id)) === "project.taken_back";
}

/** What of `project.…` was done to a project last. */
export async function lastDeed(db: Reader, projectId: string): Promise<string | null> {
  const isOfIt = and(eq(activity.subjectType, "project"), eq(activity.subjectId, projectId));
  const [last] = await db
    .select({ action: activity.action })
    .from(activity)
    .where(and(isOfIt, inArray(activity.action, ANSWERING)))
    .orderBy(desc(activity.createdAt), desc(activity.id))
    .limit(1);
  return last?.action ?? null;
}

/** What happened to a project, oldest first; `all` includes what only the secretariat sees. */
export function listProjectActivity(db: Reader, projectId: string, scope: "public" | "all"): Promise<ActivityRow[]> {
  return listActivity(db, "project", projectId, scope);
}

/** A project as it stands now. Throws when there is none. */
export async function readProject(db: Reader, id: string): Promise<ProjectRow> {
  const [row] = await db.select().from(projects).where(eq(projects.id, id));
  if (!row) throw new Error(`There is no project ${id}`);
  return row;
}

/** The draft that a form which saves itself has begun; null while it has not. */
export async function findBegun(db: Reader, leadUserId: string, formKey: string): Promise<ProjectRow | null> {
  const isBegun = and(eq(projects.leadUserId, leadUserId), eq(projects.formKey, formKey));
  const [row] = await db.select().from(projects).where(isBegun);
  return row ?? null;
}

/** What brings a posting to a check, or away from one. */
const ANSWERING = [
  "project.submitted",
  "project.changes_requested",
  "project.taken_back",
  "project.change_taken_back",
  "project.published",
];

interface EditableProject {
  typed: TypedFields;
  /** Who saved it last, for the message when two people edit. */
  savedBy: string;
  savedAt: Date;
}

// A change that was declined is read beside the form; one that waits or was sent back is gone on with.
async function standingValues(db: Reader, row: ProjectRow) {
  const values = await valuesOf(db, row);
  const change = await findChange(db, row.id);
  return change && change.status !== "declined" ? withAnswers(values, change.answers) : values;
}

/** The form of a project as it stands: what was typed last, else the answers that were handed in. */
export async function getEditable(db: Reader, row: ProjectRow): Promise<EditableProject> {
  const [saver] = await db.select({ name: users.name }).from(users).where(eq(users.id, row.updatedById));
  const typed =
    row.typed ?? (row.submittedAt === null ? { titleEn: row.titleEn } : typedOf(await standingValues(db, row)));
  return { typed, savedBy: saver?.name ?? "", savedAt: row.updatedAt };
}

/** Institutions by their ids, for choosing among a person's own. */
export async function listInstitutions(db: Reader, ids: readonly string[]): Promise<NamedInstitution[]> {
  if (ids.length === 0) return [];
  return db
    .select(namedColumns)
    .from(institutions)
    .where(inArray(institutions.id, [...ids]))
    .orderBy(asc(institutions.sortName));
}
