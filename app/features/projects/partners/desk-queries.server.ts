import { and, asc, count, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import { isCoordinator, representsInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { inForce, termColumns } from "#app/features/members/institution/in-force.server.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutions, memberships } from "#db/schema/members.ts";
import { projectInterests, projectPartners, projects } from "#db/schema/projects.ts";
import { matchesSearch } from "#db/search.server.ts";
import { inScopeOf } from "../project/project-audience.server.ts";
import { EDITABLE_ON_BOARD, ON_BOARD } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";

const isWaitingFirst = sql`case when ${projectInterests.status} = 'sent' then 0 else 1 end`;

/** Interest in a project: what waits for an answer first, then the newest. The lead sees all of it, an institution its own. */
export async function listInterests(db: Reader, projectId: string, institutionIds?: readonly string[]) {
  if (institutionIds?.length === 0) return [];
  const isTheirs = institutionIds && inArray(projectInterests.institutionId, [...institutionIds]);
  return db
    .select({
      interest: projectInterests,
      institution: {
        slug: institutions.slug,
        ...nameColumns,
        country: institutions.country,
      },
      term: termColumns,
      person: users.name,
      /** Where the invitation that answered it stands. */
      place: projectPartners.status,
    })
    .from(projectInterests)
    .innerJoin(institutions, eq(institutions.id, projectInterests.institutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projectInterests.institutionId))
    .leftJoin(users, eq(users.id, projectInterests.expressedById))
    .leftJoin(projectPartners, eq(projectPartners.interestId, projectInterests.id))
    .where(and(eq(projectInterests.projectId, projectId), isTheirs))
    .orderBy(asc(isWaitingFirst), desc(projectInterests.createdAt), asc(projectInterests.id));
}

export type InterestRow = Awaited<ReturnType<typeof listInterests>>[number];

const title = { titleEn: projects.titleEn, titleRu: projects.titleRu, titleKk: projects.titleKk };
const listed = {
  id: projects.id,
  slug: projects.slug,
  status: projects.status,
  ...title,
  updatedAt: projects.updatedAt,
};

/** Everything the institutions of a person have to do with: projects they lead, places they hold, interest they sent. */
export async function listOwnProjects(db: Reader, { institutionIds }: Audience) {
  if (institutionIds.length === 0) return { led: [], places: [], interests: [] };
  const ids = [...institutionIds];
  const [led, places, interests] = await Promise.all([
    db
      .select({
        ...listed,
        answerBy: projects.answerBy,
        leadInstitutionId: projects.leadInstitutionId,
        waiting: waitingCount(db),
      })
      .from(projects)
      .where(inArray(projects.leadInstitutionId, ids))
      .orderBy(desc(projects.updatedAt), asc(projects.id))
      .limit(200),
    db
      .select({ ...listed, place: projectPartners.status, institutionId: projectPartners.institutionId })
      .from(projectPartners)
      .innerJoin(projects, eq(projects.id, projectPartners.projectId))
      .where(
        and(inArray(projectPartners.institutionId, ids), inArray(projectPartners.status, ["invited", "confirmed"])),
      )
      .orderBy(desc(projectPartners.invitedAt), asc(projectPartners.id))
      .limit(200),
    db
      .select({
        ...listed,
        interestId: projectInterests.id,
        interest: projectInterests.status,
        role: projectInterests.role,
        sentAt: projectInterests.createdAt,
        reason: projectInterests.declineReason,
        note: projectInterests.answerNote,
      })
      .from(projectInterests)
      .innerJoin(projects, eq(projects.id, projectInterests.projectId))
      .where(inArray(projectInterests.institutionId, ids))
      .orderBy(desc(projectInterests.createdAt), asc(projectInterests.id))
      .limit(200),
  ]);
  return { led, places, interests };
}

function waitingCount(db: Reader) {
  const isWaiting = and(eq(projectInterests.projectId, projects.id), eq(projectInterests.status, "sent"));
  return db.$count(projectInterests, isWaiting);
}

interface Inviting {
  /** Institutions that are in already. */
  except: readonly string[];
  today: string;
}

/** Members in force whose name begins with the words, for an invitation; at most ten. */
export async function findMembersToInvite(db: Reader, query: string, { except, today }: Inviting) {
  const words = matchesSearch("institutions", institutions.search, institutions.id, query);
  if (!words) return [];
  const found = await db
    .select({
      id: institutions.id,
      ...nameColumns,
      country: institutions.country,
    })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(inForce(today), words))
    .orderBy(asc(institutions.sortName), asc(institutions.id))
    .limit(30);
  return found.filter(({ id }) => !except.includes(id)).slice(0, 10);
}

// What waits for a coordinator: new postings, and changes to published ones.
function isToCheck(viewer: Viewer): SQL | undefined {
  const notOwn = notLedByOwn(viewer);
  const isChanged = and(eq(projects.isChangedSinceCheck, true), inArray(projects.status, ON_BOARD));
  return and(or(eq(projects.status, "submitted"), isChanged), inScopeOf(viewer), notOwn);
}

function notLedByOwn(viewer: Viewer): SQL | undefined {
  const own = viewer.grants.flatMap(({ institutionId }) => institutionId ?? []);
  return own.length === 0 ? undefined : and(...own.map((id) => ne(projects.leadInstitutionId, id)));
}

/** The postings a coordinator has to check, the longest waiting first. Empty for everybody else. */
export async function listToCheck(db: Reader, viewer: Viewer) {
  if (!isCoordinator(viewer)) return [];
  return db
    .select({
      ...listed,
      submittedAt: projects.submittedAt,
      isChanged: projects.isChangedSinceCheck,
      isUnescoNamePlanned: projects.isUnescoNamePlanned,
      lead: nameColumns,
      leadCountry: institutions.country,
      category: memberships.category,
    })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .leftJoin(memberships, eq(memberships.institutionId, projects.leadInstitutionId))
    .where(isToCheck(viewer))
    .orderBy(asc(projects.updatedAt), asc(projects.id))
    .limit(500);
}

/** How many postings wait for a coordinator's check. */
export async function countToCheck(db: Reader, viewer: Viewer): Promise<number> {
  if (!isCoordinator(viewer)) return 0;
  const [counted] = await db
    .select({ total: count() })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(isToCheck(viewer));
  return counted?.total ?? 0;
}

/** What waits for a person in this room: interest to answer, places to confirm, postings sent back. */
export async function listWaiting(db: Reader, audience: Audience) {
  const { activeIds, viewer } = audience;
  if (activeIds.length === 0) return { toAnswer: [], toConfirm: [], toChange: [] };
  const ids = [...activeIds];
  const spokenFor = ids.filter((id) => representsInstitution(viewer, id));
  const [toAnswer, toConfirm, toChange] = await Promise.all([
    db
      .select({ slug: projects.slug, ...title, total: count() })
      .from(projectInterests)
      .innerJoin(projects, eq(projects.id, projectInterests.projectId))
      .where(
        and(
          inArray(projects.leadInstitutionId, ids),
          eq(projectInterests.status, "sent"),
          inArray(projects.status, EDITABLE_ON_BOARD),
        ),
      )
      .groupBy(projects.id),
    spokenFor.length === 0 ? [] : listInvitations(db, spokenFor),
    db
      .select({ slug: projects.slug, ...title, note: projects.moderationNote })
      .from(projects)
      .where(and(inArray(projects.leadInstitutionId, ids), eq(projects.status, "changes_requested"))),
  ]);
  return { toAnswer, toConfirm, toChange };
}

function listInvitations(db: Reader, institutionIds: string[]) {
  return db
    .select({ slug: projects.slug, ...title })
    .from(projectPartners)
    .innerJoin(projects, eq(projects.id, projectPartners.projectId))
    .where(
      and(
        inArray(projectPartners.institutionId, institutionIds),
        isNotNull(projectPartners.institutionId),
        eq(projectPartners.status, "invited"),
        inArray(projects.status, EDITABLE_ON_BOARD),
      ),
    );
}
