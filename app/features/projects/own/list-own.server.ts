import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectChanges, projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import type { InterestDeclineReason, InterestStatus, PartnerStatus } from "#db/vocabulary.ts";
import type { EndReason } from "#db/vocabulary-partners.ts";
import { listedColumns, type ListedProject } from "../project/listed-columns.server.ts";
import type { ProjectChange } from "../project/project-changes.server.ts";
import { leadIsShown, visibleTo } from "../project/project-audience.server.ts";
import { isTakenBackAgain } from "../project/project-queries.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { hasPlaceOn, standingOn } from "../project/standing-place.server.ts";

interface LedRow extends ListedProject {
  answerBy: string | null;
  leadInstitutionId: string;
  /** It was handed in again after changes were asked for, and taken back. */
  isTakenBack: boolean;
  /** How many wait for an answer. */
  waiting: number;
  /** When it was on the board first. */
  publishedAt: Date | null;
  /** How a change stands that is kept beside what is shown. */
  change: ProjectChange["status"] | null;
}

interface PlaceRow extends ListedProject {
  /** The membership of its lead is in force. */
  isLeadInForce: boolean;
  /** Whether its page is theirs to open. */
  isVisible: boolean;
  place: PartnerStatus;
  placeId: string;
  interestId: string | null;
  institutionId: string | null;
  endReason: EndReason | null;
  endNote: string | null;
}

interface InterestRow extends ListedProject {
  isLeadInForce: boolean;
  isVisible: boolean;
  interestId: string;
  interest: InterestStatus;
  /** Where the place stands that was given for it. */
  place: PartnerStatus | null;
  role: string;
  sentAt: Date;
  reason: InterestDeclineReason | null;
  note: string | null;
}

interface CoEditedRow extends ListedProject {
  editorId: string;
  answerBy: string | null;
  isVisible: boolean;
  editing: "invited" | "confirmed";
}

export interface OwnProjects {
  /** Projects of others that the person writes with them, or is asked to. */
  coEdited: CoEditedRow[];
  led: LedRow[];
  places: PlaceRow[];
  interests: InterestRow[];
}

/** How many of the projects they lead stand on one page. */
export const LED_A_PAGE = 50;

/** How many projects the institutions of a person lead. */
export async function countLed(db: Reader, { institutionIds }: Audience): Promise<number> {
  return institutionIds.length === 0
    ? 0
    : db.$count(projects, inArray(projects.leadInstitutionId, [...institutionIds]));
}

/**
 * Everything the institutions of a person have to do with: one page of the projects they lead, places they hold,
 * interest they sent.
 */
export async function listOwnProjects(db: Reader, audience: Audience, page = 1): Promise<OwnProjects> {
  if (audience.institutionIds.length === 0) return { led: [], coEdited: [], places: [], interests: [] };
  const ids = [...audience.institutionIds];
  const isVisible = sql<number>`case when ${visibleTo(db, audience)} then 1 else 0 end`.mapWith(Boolean);
  const isLeadInForce = sql<number>`case when ${leadIsShown(audience.today)} then 1 else 0 end`.mapWith(Boolean);
  const isOver = sql`case when ${projectPartners.status} in ('left', 'removed') then 1 else 0 end`;
  const ofLead = eq(institutions.id, projects.leadInstitutionId);
  const [led, places, interests] = await Promise.all([
    db
      .select({
        ...listedColumns,
        answerBy: projects.answerBy,
        leadInstitutionId: projects.leadInstitutionId,
        waiting: waitingCount(db),
        publishedAt: projects.publishedAt,
        change: projectChanges.status,
      })
      .from(projects)
      .leftJoin(projectChanges, eq(projectChanges.projectId, projects.id))
      .where(inArray(projects.leadInstitutionId, ids))
      .orderBy(desc(projects.updatedAt), asc(projects.id))
      .limit(LED_A_PAGE)
      .offset((page - 1) * LED_A_PAGE),
    db
      .select({
        ...listedColumns,
        isVisible,
        isLeadInForce,
        place: projectPartners.status,
        placeId: projectPartners.id,
        interestId: projectPartners.interestId,
        institutionId: projectPartners.institutionId,
        endReason: projectPartners.endReason,
        endNote: projectPartners.endNote,
      })
      .from(projectPartners)
      .innerJoin(projects, eq(projects.id, projectPartners.projectId))
      .innerJoin(institutions, ofLead)
      .where(
        and(
          inArray(projectPartners.institutionId, ids),
          or(hasPlaceOn(audience.today), inArray(projectPartners.status, ["left", "removed"])),
        ),
      )
      .orderBy(asc(isOver), desc(projectPartners.invitedAt), asc(projectPartners.id))
      .limit(200),
    db
      .select({
        ...listedColumns,
        isVisible,
        isLeadInForce,
        interestId: projectInterests.id,
        interest: projectInterests.status,
        place: standingOn(audience.today),
        role: projectInterests.role,
        sentAt: projectInterests.createdAt,
        reason: projectInterests.declineReason,
        note: projectInterests.answerNote,
      })
      .from(projectInterests)
      .innerJoin(projects, eq(projects.id, projectInterests.projectId))
      .innerJoin(institutions, ofLead)
      .leftJoin(projectPartners, eq(projectPartners.interestId, projectInterests.id))
      .where(inArray(projectInterests.institutionId, ids))
      .orderBy(desc(projectInterests.createdAt), asc(projectInterests.id))
      .limit(200),
  ]);
  const ledNow = await Promise.all(led.map(async (row) => ({ ...row, isTakenBack: await isTakenBackAgain(db, row) })));
  return { led: ledNow, coEdited: await listCoEdited(db, audience, isVisible), places, interests };
}

async function listCoEdited(db: Reader, { viewer }: Audience, isVisible: SQL<boolean>): Promise<CoEditedRow[]> {
  if (!viewer) return [];
  const { projectId, userId, status, invitedAt, id } = projectEditors;
  const isTheirs = and(eq(userId, viewer.id), inArray(status, ["invited", "confirmed"]));
  const columns = { ...listedColumns, answerBy: projects.answerBy, editorId: id, isVisible };
  return db
    .select({ ...columns, editing: sql<CoEditedRow["editing"]>`${status}` })
    .from(projectEditors)
    .innerJoin(projects, eq(projects.id, projectId))
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(isTheirs)
    .orderBy(desc(invitedAt), asc(id))
    .limit(200);
}

function waitingCount(db: Reader) {
  const isWaiting = and(eq(projectInterests.projectId, projects.id), eq(projectInterests.status, "sent"));
  return db.$count(projectInterests, isWaiting);
}
