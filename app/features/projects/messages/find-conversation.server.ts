import { and, eq, isNotNull } from "drizzle-orm";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { placeOn, standingOn } from "../project/standing-place.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { type PlaceSide, type PlaceState, standsIn } from "./conversation.policy.ts";
import type { PlaceConversation } from "./place-conversation.ts";

/** A conversation with the project it is about and both institutions. */
export interface FoundConversation extends PlaceConversation {
  project: ProjectRow;
  lead: InstitutionNames;
  institution: InstitutionNames;
  institutionId: string;
  /** Who sent the interest; null of a place that was offered. */
  concernedId: string | null;
  role: string;
  begunAt: Date;
  answeredAt: Date | null;
  state: PlaceState;
}

type FoundRow = Omit<FoundConversation, "lead" | "institution">;

async function findInterest(db: Reader, asked: string, today: string): Promise<FoundRow | null> {
  const { id, projectId, institutionId, expressedById, role, status, declineReason, createdAt, answeredAt } =
    projectInterests;
  const [row] = await db
    .select({
      ...{ project: projects, id, institutionId, concernedId: expressedById, role, status, reason: declineReason },
      ...{ begunAt: createdAt, answeredAt, place: standingOn(today), placedAt: projectPartners.answeredAt },
    })
    .from(projectInterests)
    .leftJoin(projectPartners, eq(projectPartners.interestId, id))
    .innerJoin(projects, eq(projects.id, projectId))
    .where(eq(id, asked));
  if (!row) return null;
  const { status: answer, place, placedAt, reason, ...rest } = row;
  // What became of the place that was offered is told by the day on which that happened.
  const answered = answer === "accepted" && place !== "invited" && placedAt ? placedAt : rest.answeredAt;
  const state = { of: "interest", status: answer, place, reason } as const;
  return { ...rest, answeredAt: answered, kind: "interest", state };
}

async function findPlace(db: Reader, asked: string, today: string): Promise<FoundRow | null> {
  const { id, projectId, institutionId, role, status, answerBy, invitedAt, answeredAt } = projectPartners;
  const [row] = await db
    .select({ project: projects, id, institutionId, role, status, answerBy, begunAt: invitedAt, answeredAt })
    .from(projectPartners)
    .innerJoin(projects, eq(projects.id, projectId))
    .where(and(eq(id, asked), isNotNull(institutionId)));
  if (!row?.institutionId) return null;
  const { status: place, answerBy: day, institutionId: partnerId, ...rest } = row;
  const state = { of: "place", status: placeOn({ status: place, answerBy: day }, today) } as const;
  return { ...rest, institutionId: partnerId, kind: "place", concernedId: null, state };
}

/** A conversation whoever may read it, by the id of the interest or the place it is about, as that stands today. */
export async function readConversation(db: Reader, id: string, today: string): Promise<FoundConversation | null> {
  const found = (await findInterest(db, id, today)) ?? (await findPlace(db, id, today));
  if (!found) return null;
  const lead = await namesOfInstitution(db, found.project.leadInstitutionId);
  return { ...found, lead, institution: await namesOfInstitution(db, found.institutionId) };
}

/** The two institutions of a conversation. */
export const sidesOf = ({ project, institutionId }: Pick<FoundConversation, "project" | "institutionId">) => ({
  leadInstitutionId: project.leadInstitutionId,
  institutionId,
});

/** A conversation and the side on which somebody stands in it; null where it is not for them. */
export async function findConversation(
  db: Reader,
  id: string,
  { viewer, today }: Pick<Audience, "viewer" | "today">,
): Promise<(FoundConversation & { side: PlaceSide }) | null> {
  const found = await readConversation(db, id, today);
  const side = found && standsIn({ viewer }, sidesOf(found));
  return found && side ? { ...found, side } : null;
}
