import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { countUnread, findUnread } from "#app/features/conversations/reading-marks.server.ts";
import type { Reader } from "#db/index.server.ts";
import { conversationsWaiting, conversationsWaitingOther } from "#db/schema/conversations.ts";
import { institutions } from "#db/schema/members.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { type Audience, worksFor } from "../project/project.policy.ts";
import type { Titled } from "../project/project-title.ts";
import { GOING_INTERESTS, GOING_PLACES, type PlaceSide } from "./conversation.policy.ts";

interface WaitingConversation extends Titled {
  id: string;
  /** Who wrote. */
  sender: InstitutionNames;
  count: number;
  /** When the first of what waits was written. */
  since: Date;
  /** The institution for which it waits. */
  institutionId: string;
}

const SUBJECTS = { interest: projectInterests, place: projectPartners } as const;
const KINDS = ["interest", "place"] as const;

/** It can be answered: see `isOver`. */
const goesOn = {
  interest: and(
    inArray(projectInterests.status, GOING_INTERESTS),
    sql`not exists (select 1 from ${projectPartners} where ${projectPartners.interestId} = ${projectInterests.id}
      and ${notInArray(projectPartners.status, GOING_PLACES)})`,
  ),
  place: inArray(projectPartners.status, GOING_PLACES),
} as const;

const WAITING = { lead: conversationsWaiting, partner: conversationsWaitingOther } as const;

/** What the institutions of a person have not answered on one side, whoever of them has read it. */
async function listAwaiting(db: Reader, side: PlaceSide, ids: string[]): Promise<WaitingConversation[]> {
  if (ids.length === 0) return [];
  const waiting = WAITING[side];
  const rows = await Promise.all(
    KINDS.map((kind) => {
      const { id, projectId, institutionId } = SUBJECTS[kind];
      const [own, other] =
        side === "lead" ? [projects.leadInstitutionId, institutionId] : [institutionId, projects.leadInstitutionId];
      return db
        .select({
          ...{ id, ...titleColumns, since: waiting.since },
          ...{ institutionId: sql<string>`${own}`, sender: nameColumns },
        })
        .from(SUBJECTS[kind])
        .innerJoin(waiting, and(eq(waiting.subjectType, kind), eq(waiting.subjectId, id)))
        .innerJoin(projects, eq(projects.id, projectId))
        .innerJoin(institutions, eq(institutions.id, other))
        .where(and(inArray(own, ids), notInArray(projects.status, ["archived", "hidden"]), goesOn[kind]));
    }),
  );
  return rows.flat().map((row) => ({ ...row, count: 1 }));
}

/** What leads wrote to the institutions of a person, and the person has not read. */
async function listUnread(db: Reader, ids: string[], userId: string): Promise<WaitingConversation[]> {
  if (ids.length === 0) return [];
  const rows = await Promise.all(
    KINDS.map(async (kind) => {
      const { id, projectId, institutionId } = SUBJECTS[kind];
      const theirs = await db
        .select({ id, institutionId: sql<string>`${institutionId}`, ...titleColumns, sender: nameColumns })
        .from(SUBJECTS[kind])
        .innerJoin(projects, eq(projects.id, projectId))
        .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
        .where(inArray(institutionId, ids));
      const subjectIds = theirs.map((row) => row.id);
      const unread = await findUnread(db, { subjectType: kind, subjectIds }, { userId, side: "other" });
      return theirs.flatMap((row) => {
        const found = unread.get(row.id);
        return found ? [{ ...row, ...found }] : [];
      });
    }),
  );
  return rows.flat();
}

/** What somebody has to read or to answer of what institutions write to each other about places in projects. */
export async function listConversationsWaiting(db: Reader, audience: Audience) {
  const { viewer } = audience;
  if (!viewer) return { toAnswer: [], toRead: [] };
  const joinIds = worksFor(audience, "join_projects");
  const [ofLead, ofPartner, unread] = await Promise.all([
    listAwaiting(db, "lead", worksFor(audience, "lead_projects")),
    listAwaiting(db, "partner", joinIds),
    listUnread(db, joinIds, viewer.id),
  ]);
  const toAnswer = [...ofLead, ...ofPartner];
  return { toAnswer, toRead: unread.filter(({ id }) => !toAnswer.some((one) => one.id === id)) };
}

interface Asked {
  userId: string;
  side: PlaceSide;
}

/** How many messages of the other side somebody has not read, by the interest or the place they are about. */
export async function unreadIn(db: Reader, projectId: string, { userId, side }: Asked): Promise<Map<string, number>> {
  const counted = await Promise.all(
    KINDS.map(async (kind) => {
      const table = SUBJECTS[kind];
      const ids = await db.select({ id: table.id }).from(table).where(eq(table.projectId, projectId));
      const subjects = { subjectType: kind, subjectIds: ids.map(({ id }) => id) };
      return countUnread(db, subjects, { userId, side: side === "lead" ? "secretariat" : "other" });
    }),
  );
  return new Map(counted.flatMap((one) => [...one]));
}
