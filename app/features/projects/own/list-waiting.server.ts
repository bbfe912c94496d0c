import { and, asc, count, desc, eq, gte, inArray, isNotNull, lte, min, notInArray, or, sql } from "drizzle-orm";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { projectChanges, projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { leadOffers, projectInterests, projectPartners } from "#db/schema/partners.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { EDITABLE_ON_BOARD, OVER, SOON_DAYS } from "../project/project.ts";
import { canTakeLead } from "../project/lead.policy.ts";
import { leadIsShown } from "../project/project-audience.server.ts";
import { type Audience, canAnswerForPartner, worksFor } from "../project/project.policy.ts";
import { isInvitedOn } from "../project/standing-place.server.ts";

const ofLead = { slug: projects.slug, institutionId: projects.leadInstitutionId, ...titleColumns };

/** So many of them are named; the others stand in their own list. */
const MOST_DRAFTS = 20;

/** Offers to lead a project that wait for the representatives of an institution. */
export async function listLeadOffers(db: Reader, audience: Audience) {
  const ids = audience.institutionIds.filter((id) => canTakeLead(audience, id));
  if (ids.length === 0) return [];
  const { toInstitutionId, offeredAt, status, projectId } = leadOffers;
  return db
    .select({ ...ofLead, institutionId: toInstitutionId, since: offeredAt })
    .from(leadOffers)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(and(inArray(toInstitutionId, ids), eq(status, "offered"), inArray(projects.status, EDITABLE_ON_BOARD)));
}

/** What waits for a person in this room: interest to answer, places to confirm, postings sent back. */
export async function listWaiting(db: Reader, audience: Audience) {
  const ids = worksFor(audience, "lead_projects");
  const spokenFor = audience.institutionIds.filter((id) => canAnswerForPartner(audience, id));
  if (ids.length + spokenFor.length === 0) return { toAnswer: [], toConfirm: [], toChange: [] };
  const [toAnswer, toConfirm, toChange] = await Promise.all([
    db
      .select({ ...ofLead, total: count(), since: min(projectInterests.createdAt) })
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
    spokenFor.length === 0 ? [] : listInvitations(db, spokenFor, audience.today),
    db
      .select({ ...ofLead, isTakenOff: isOffBoard, since: sentBackAt })
      .from(projects)
      .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
      .where(
        and(
          inArray(projects.leadInstitutionId, ids),
          or(eq(projects.status, "changes_requested"), hasChange("returned")),
        ),
      ),
  ]);
  return { toAnswer, toConfirm, toChange };
}

const sentBackAt =
  sql<Date>`coalesce(${projectChanges.answeredAt}, ${projects.moderatedAt}, ${projects.updatedAt})`.mapWith(
    projects.updatedAt,
  );

const isOffBoard =
  sql<number>`case when ${projects.status} = 'changes_requested' and ${projects.publishedAt} is not null then 1 else 0 end`.mapWith(
    Boolean,
  );

/** The drafts a person has begun and not handed in. */
export async function listOwnDrafts(db: Reader, audience: Audience) {
  const ids = worksFor(audience, "lead_projects");
  if (!audience.viewer || ids.length === 0) return [];
  const isOwn = and(eq(projects.leadUserId, audience.viewer.id), inArray(projects.leadInstitutionId, ids));
  return db
    .select({ ...ofLead, since: projects.updatedAt })
    .from(projects)
    .where(and(isOwn, eq(projects.status, "draft")))
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(MOST_DRAFTS);
}

const hasChange = (status: "waiting" | "returned") =>
  and(eq(projectChanges.status, status), inArray(projects.status, EDITABLE_ON_BOARD));

/** The invitations to write a project with its lead that a person has not answered. */
export async function listCoEditingAsked(db: Reader, { viewer, institutionIds }: Audience) {
  if (!viewer || institutionIds.length === 0) return [];
  const isAsked = and(eq(projectEditors.userId, viewer.id), eq(projectEditors.status, "invited"));
  return db
    .select({ id: projectEditors.id, ...titleColumns, since: projectEditors.invitedAt })
    .from(projectEditors)
    .innerJoin(projects, eq(projects.id, projectEditors.projectId))
    .where(and(isAsked, notInArray(projects.status, OVER)));
}

/** What the institutions of a person have handed in and a coordinator has not checked yet. */
export async function listHandedIn(db: Reader, audience: Audience) {
  const ids = worksFor(audience, "lead_projects");
  if (ids.length === 0) return [];
  const isOwn = inArray(projects.leadInstitutionId, ids);
  return db
    .select({ slug: projects.slug, ...titleColumns, status: projects.status })
    .from(projects)
    .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
    .where(and(isOwn, or(eq(projects.status, "submitted"), hasChange("waiting"))));
}

/** A call whose day is over counts as forgotten, and not as ended, for so many days. */
const FORGOTTEN_DAYS = 90;

/** The own calls that still look for partners and whose day for answers is near or over, the earliest first. */
export async function listOwnCalls(db: Reader, audience: Audience) {
  const { answerBy, status, isSeekingPartners, leadInstitutionId } = projects;
  const ids = worksFor(audience, "lead_projects");
  if (ids.length === 0) return [];
  const from = daysAfter(audience.today, -FORGOTTEN_DAYS);
  const isNear = and(gte(answerBy, from), lte(answerBy, daysAfter(audience.today, SOON_DAYS)));
  return db
    .select({ id: projects.id, ...ofLead, day: answerBy })
    .from(projects)
    .where(and(inArray(leadInstitutionId, ids), eq(status, "open"), eq(isSeekingPartners, true), isNear))
    .orderBy(asc(answerBy), asc(projects.id));
}

/** The own calls that are marked as left alone and still take interest, the longest first. */
export async function listOwnStale(db: Reader, audience: Audience) {
  const { answerBy, status, isSeekingPartners, leadInstitutionId, staleSince } = projects;
  const ids = worksFor(audience, "lead_projects");
  if (ids.length === 0) return [];
  const isOpen = and(eq(status, "open"), eq(isSeekingPartners, true), gte(answerBy, audience.today));
  return db
    .select({ id: projects.id, ...ofLead, since: staleSince })
    .from(projects)
    .where(and(inArray(leadInstitutionId, ids), isOpen, isNotNull(staleSince)))
    .orderBy(asc(staleSince), asc(projects.id));
}

/** The own projects on the board that answer a call elsewhere whose last day is near, the earliest first. */
export async function listCallsApproaching(db: Reader, audience: Audience) {
  const { callDeadline, status, leadInstitutionId } = projects;
  const ids = worksFor(audience, "lead_projects");
  if (ids.length === 0) return [];
  const isNear = and(gte(callDeadline, audience.today), lte(callDeadline, daysAfter(audience.today, SOON_DAYS)));
  return db
    .select({ ...ofLead, day: callDeadline })
    .from(projects)
    .where(and(inArray(leadInstitutionId, ids), inArray(status, EDITABLE_ON_BOARD), isNear))
    .orderBy(asc(callDeadline), asc(projects.id));
}

// Nobody joins a project whose lead is not in force.
function listInvitations(db: Reader, institutionIds: string[], today: string) {
  return db
    .select({
      ...{ slug: projects.slug, ...titleColumns, since: projectPartners.invitedAt, day: projectPartners.answerBy },
      institutionId: projectPartners.institutionId,
    })
    .from(projectPartners)
    .innerJoin(projects, eq(projects.id, projectPartners.projectId))
    .where(
      and(
        inArray(projectPartners.institutionId, institutionIds),
        isNotNull(projectPartners.institutionId),
        isInvitedOn(today),
        inArray(projects.status, EDITABLE_ON_BOARD),
        leadIsShown(today),
      ),
    );
}
